package org.spackmon.server.live;

import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.spackmon.storage.Changes.Change;

/** An open page. What it hasn't taken yet is told once, however much of it there is. */
final class LiveReader {
  private static final long NOTHING = -1;
  private static final long PING = 0;

  private final SseClient client;
  private final List<Interest> interests;
  private final AtomicLong waiting = new AtomicLong(NOTHING);

  LiveReader(SseClient client, List<Interest> interests) {
    this.client = client;
    this.interests = interests;
  }

  boolean wants(List<Change> changes) {
    return changes.stream()
        .anyMatch(change -> interests.stream().anyMatch(each -> each.in(change)));
  }

  /** Tells that something changed, up to a number in the order of change. */
  void tell(long seq, Executor senders) {
    send(Math.max(1, seq), senders);
  }

  /** So that nobody on the way takes the silence for the end. */
  void ping(Executor senders) {
    send(PING, senders);
  }

  private void send(long what, Executor senders) {
    long before = waiting.getAndAccumulate(what, Math::max);
    if (before == NOTHING) {
      senders.execute(this::send);
    }
  }

  /** May wait for a slow reader, so it is nobody's thread but a sender's. */
  private void send() {
    long what = waiting.getAndSet(NOTHING);
    if (client.terminated()) {
      return;
    }
    if (what == PING) {
      client.sendComment("still here");
    } else {
      client.sendEvent("change", "look", Long.toString(what)); // without data it is no event
    }
  }

  void close() {
    client.close();
  }
}
