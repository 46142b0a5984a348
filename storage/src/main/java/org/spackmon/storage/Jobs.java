package org.spackmon.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.commit.Threads;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.upkeep.ChunkSweep;

/**
 * Work that was queued in the transaction of a report and is done behind its back. Each piece is
 * leased before it is done, so that several servers share the work and none is lost when one dies;
 * doing one twice does no harm. What fails is tried again later, and in the end left with its
 * error.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final int AT_ONCE = 50;
  private static final int TRIES = 8;
  private static final long LEASE = TimeUnit.MINUTES.toMicros(5);
  private static final long NEVER = Long.MAX_VALUE;
  private static final long LOOK_MILLIS = 2_000;

  /** Under load each commit is a change: one look is enough for many. */
  private static final long GATHER_MILLIS = 20;

  private final GroupCommit writer;
  private final Jdbi reads;
  private final Changes changes;
  private final Map<String, JobKind> kinds;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /** A job that is this server's for a while. */
  private record Leased(long id, String kind, long subject, int tries, long lease) {}

  Jobs(GroupCommit writer, Jdbi reads, Changes changes, List<JobKind> kinds) {
    this.writer = writer;
    this.reads = reads;
    this.changes = changes;
    this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
  }

  /** Does what is due in the background, until {@link #close}. */
  public synchronized void start() {
    if (thread == null) {
      Thread background = new Thread(this::run, "spackmon-jobs");
      background.setDaemon(true);
      thread = background;
      background.start();
    }
  }

  private void run() {
    begin();
    while (!stopping) {
      try {
        long seen = changes.last();
        if (runDue() == 0) {
          changes.await(seen, LOOK_MILLIS);
          TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!stopping) { // stopping may interrupt a wait for a connection
          LOG.warn("jobs have to wait", e);
          pause();
        }
      }
    }
  }

  /** What a server finds to do when it starts. */
  void begin() {
    for (JobKind kind : kinds.values()) {
      writer
          .submit(
              books -> {
                kind.begin(books);
                return true;
              },
              List.of())
          .join();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what is due now, in this thread; tells how many that were. */
  public int runDue() {
    if (!anyDue()) {
      return 0;
    }
    List<Leased> leased = writer.submit(Jobs::lease, List.of()).join();
    List<CompletableFuture<?>> ends = new ArrayList<>();
    List<byte[]> forgotten = new ArrayList<>();
    for (Leased job : leased) {
      ends.add(work(job, forgotten));
    }
    ends.forEach(CompletableFuture::join);
    if (!forgotten.isEmpty()) {
      ChunkSweep.remove(writer, forgotten).join();
    }
    return leased.size();
  }

  /** Jobs that are due or will be; those given up don't count. */
  public long waiting() {
    return count("SELECT count(*) FROM job WHERE due_at < :never");
  }

  /** Jobs that failed too often. */
  public long givenUp() {
    return count("SELECT count(*) FROM job WHERE due_at = :never");
  }

  private long count(String sql) {
    return reads.withHandle(
        handle -> handle.createQuery(sql).bind("never", NEVER).mapTo(Long.class).one());
  }

  private boolean anyDue() {
    return reads
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT 1 FROM job WHERE due_at <= :now LIMIT 1")
                    .bind("now", Clock.now())
                    .mapTo(Long.class)
                    .findOne())
        .isPresent();
  }

  private static List<Leased> lease(Books books) throws SQLException {
    long now = Clock.now();
    long end = now + LEASE;
    return books
        .statements()
        .changed(
            """
            UPDATE job SET leased_to = ?, due_at = ?, tries = tries + 1 WHERE id IN (
              SELECT id FROM job WHERE due_at <= ? ORDER BY due_at LIMIT ?%s)
            RETURNING id, kind, subject, tries"""
                .formatted(books.statements().dialect().lockFreeRows("job")),
            row -> new Leased(row.getLong(1), row.getString(2), row.getLong(3), row.getInt(4), end),
            end,
            end,
            now,
            AT_ONCE);
  }

  private CompletableFuture<?> work(Leased job, List<byte[]> forgotten) {
    try {
      JobKind kind = kinds.get(job.kind);
      if (kind == null) {
        throw new IllegalStateException("this program knows no job of the kind " + job.kind);
      }
      JobKind.Result result = kind.work(job.subject);
      forgotten.addAll(result.forgotten());
      return writer.submit(
          books -> {
            // Queued anew in the meantime? Then it will be done anew.
            if (delete(books, job) == 1) {
              result.keep(books);
            }
            return true;
          },
          List.copyOf(result.contents()));
    } catch (RuntimeException e) {
      LOG.warn("job {} of kind {} failed", job.id, job.kind, e);
      return writer.submit(books -> failed(books, job, String.valueOf(e)), List.of());
    }
  }

  private static int delete(Books books, Leased job) throws SQLException {
    return books
        .statements()
        .update("DELETE FROM job WHERE id = ? AND leased_to = ?", job.id, job.lease);
  }

  private static int failed(Books books, Leased job, String error) throws SQLException {
    long again = Clock.now() + TimeUnit.SECONDS.toMicros(1L << (2 * job.tries));
    return books
        .statements()
        .update(
            "UPDATE job SET leased_to = 0, due_at = ?, error = ? WHERE id = ? AND leased_to = ?",
            job.tries < TRIES ? again : NEVER,
            error.replace('\0', ' '),
            job.id,
            job.lease);
  }

  /** Finishes what was begun. */
  @Override
  public void close() {
    stopping = true;
    changes.close();
    Thread background;
    synchronized (this) {
      background = thread;
    }
    if (background != null) {
      background.interrupt();
      Threads.join(background);
    }
  }
}
