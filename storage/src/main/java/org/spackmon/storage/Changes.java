package org.spackmon.storage;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;

/**
 * What changed since? Every change has a number; whoever has seen all up to a number asks for those
 * behind it and misses none.
 */
public final class Changes implements AutoCloseable {
  /** Another server's changes are looked for this often. */
  private static final long POLL_MILLIS = 500;

  private final Jdbi reads;
  private final boolean shared;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long last;
  private boolean closed;

  /**
   * Something is not as it was.
   *
   * @param topic "attempt", "spec", "analysis"
   * @param entity its id; of an attempt that is gone when it was removed
   * @param at microseconds since the epoch
   */
  public record Change(long seq, String topic, long entity, long at) {}

  Changes(Jdbi reads, boolean shared) {
    this.reads = reads;
    this.shared = shared;
    this.last = stored();
  }

  /** The number of the newest change, 0 when there was none yet. */
  public long last() {
    if (shared) {
      return stored();
    }
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Changes behind a number, in order. */
  public List<Change> since(long seq, int limit) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT seq, topic, entity, at FROM change WHERE seq > :seq
                    ORDER BY seq LIMIT :limit""")
                .bind("seq", seq)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Change(
                            row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .list());
  }

  /** Waits for a change behind a number; false when there was none in this time. */
  public boolean await(long seq, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lock();
    try {
      while (last <= seq && !closed) {
        long rest = end - System.nanoTime();
        if (rest <= 0) {
          return false;
        }
        long nap = shared ? Math.min(rest, TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS)) : rest;
        if (moved.awaitNanos(nap) <= 0 && shared) {
          last = Math.max(last, stored());
        }
      }
      return last > seq;
    } finally {
      lock.unlock();
    }
  }

  /** A commit of this server gave numbers up to this one. */
  void reached(long seq) {
    lock.lock();
    try {
      last = Math.max(last, seq);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long stored() {
    return reads.withHandle(
        handle ->
            handle.createQuery("SELECT coalesce(max(seq), 0) FROM change").mapTo(Long.class).one());
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
