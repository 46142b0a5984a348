package org.spackmon.server.live;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.Changes;
import org.spackmon.storage.Changes.Change;

/**
 * {@code GET /live?on=attempt:7,log:7}: events, one for each time that something of that changed.
 * An event says nothing else: whoever is interested looks again, by the rules for what it may see.
 * A browser that was cut off goes on with {@code Last-Event-ID}.
 */
public final class LiveRoutes implements Routes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);
  private static final int MOST_READERS = 500;
  private static final int MOST_CHANGES = 1_000;
  private static final int SENDERS = 4;

  /** Well below what proxies, and our own connections, take for the end. */
  private static final long PING_MILLIS = 10_000;

  /** Changes of this long are told together. */
  private static final long GATHER_MILLIS = 250;

  private final Changes changes;
  private final Set<LiveReader> readers = ConcurrentHashMap.newKeySet();
  private final ExecutorService senders =
      Executors.newFixedThreadPool(SENDERS, work -> daemon(work, "spackmon-live-sender"));
  private volatile boolean closed;
  private @Nullable Thread watch;

  public LiveRoutes(Changes changes) {
    this.changes = changes;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/live", this::stream);
  }

  /** What makes no sense is told before the stream begins. */
  private void stream(Context ctx) {
    List<Interest> interests = Interest.all(ctx.queryParam("on"));
    new SseHandler(0, client -> open(client, interests)).handle(ctx);
  }

  private void open(SseClient client, List<Interest> interests) {
    LiveReader reader = new LiveReader(client, interests);
    if (closed || readers.size() >= MOST_READERS) {
      return; // the stream ends: the page looks by itself then
    }
    client.keepAlive();
    client.onClose(() -> readers.remove(reader));
    readers.add(reader);
    watch();
    catchUp(reader, client.ctx().header("Last-Event-ID"));
  }

  /** Between the page and its stream, or while the stream was cut, something may have changed. */
  private void catchUp(LiveReader reader, @Nullable String lastId) {
    long last = changes.last();
    if (lastId != null && lastId.matches("[0-9]{1,18}")) {
      List<Change> missed = changes.since(Long.parseLong(lastId), MOST_CHANGES);
      if (missed.size() < MOST_CHANGES && !reader.wants(missed)) {
        return;
      }
    }
    reader.tell(last, senders);
  }

  private synchronized void watch() {
    if (watch == null && !closed) {
      Thread thread = daemon(this::run, "spackmon-live");
      watch = thread;
      thread.start();
    }
  }

  private void run() {
    long seen = changes.last();
    while (!closed) {
      try {
        boolean moved = changes.await(seen, PING_MILLIS);
        if (!moved) {
          readers.forEach(reader -> reader.ping(senders));
          continue;
        }
        Thread.sleep(GATHER_MILLIS);
        seen = tell(seen);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!closed) {
          LOG.warn("open pages have to wait", e);
        }
      }
    }
  }

  private long tell(long seen) {
    List<Change> found = changes.since(seen, MOST_CHANGES);
    if (found.isEmpty()) {
      return seen;
    }
    long last = found.get(found.size() - 1).seq();
    for (LiveReader reader : readers) {
      if (reader.wants(found)) {
        reader.tell(last, senders);
      }
    }
    return last;
  }

  /** Ends all streams. */
  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (watch != null) {
        watch.interrupt();
      }
    }
    readers.forEach(LiveReader::close);
    senders.shutdown();
  }
}
