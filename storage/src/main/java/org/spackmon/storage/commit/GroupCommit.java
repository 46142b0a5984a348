package org.spackmon.storage.commit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spackmon.record.Content;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.KnownDocuments;
import org.spackmon.storage.sql.Database;
import org.spackmon.storage.sql.Dialect;
import org.spackmon.storage.sql.SqlFailure;
import org.spackmon.storage.sql.StoreException;

/**
 * How do many reports share one durable transaction? One thread writes. Whatever waits when it
 * becomes free is one transaction: alone under light load, many at once under heavy load, and no
 * timer. A transaction that fails is rolled back and done again in halves, so that a piece of work
 * that can't be done fails alone.
 */
public final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int TRIES = 10;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final Dialect dialect;
  private final Transaction transaction;
  private final LongConsumer changed;
  private final WaitingLine line = new WaitingLine();
  private final Pulse pulse = new Pulse(line::size);
  private final Thread thread = new Thread(this::run, "spackmon-writer");

  /** A report was rejected after it had written something. */
  private static final class Spoilt extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Task<?> task;
    private final ReportRejectedException why;

    Spoilt(Task<?> task, ReportRejectedException why) {
      super(null, null, false, false);
      this.task = task;
      this.why = why;
    }
  }

  /**
   * Starts the writer's thread.
   *
   * @param changed told the last number in the order of change, after each commit that gave one
   */
  public GroupCommit(Database database, KnownDocuments known, LongConsumer changed) {
    this.dialect = database.dialect();
    this.transaction = new Transaction(database, known);
    this.changed = changed;
    thread.start();
  }

  /**
   * Lines work up; waits while the line is full. Complete means durable.
   *
   * @param contents whose chunks the work will name
   */
  public <T> CompletableFuture<T> submit(Work<T> work, List<Content> contents) {
    return submit(new Task<>(work, contents, false));
  }

  /** Lines up work that no other writer, of any server, may disturb: it removes rows. */
  public <T> CompletableFuture<T> submitAlone(Work<T> work) {
    return submit(new Task<>(work, List.of(), true));
  }

  private <T> CompletableFuture<T> submit(Task<T> task) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("the writer can't wait for itself");
    }
    if (!line.add(task)) {
      task.fail(new StoreException("the store is closed"));
    }
    return task.future();
  }

  private void run() {
    for (List<Task<?>> group = line.next(); !group.isEmpty(); group = line.next()) {
      try {
        write(group, 1);
      } catch (Throwable e) { // the thread must live, and nobody may wait for ever
        LOG.error("the writer failed", e);
        transaction.close();
        group.forEach(task -> task.fail(e));
      }
    }
    transaction.close();
  }

  private void write(List<Task<?>> group, int attempt) {
    try {
      commit(group);
    } catch (Spoilt spoilt) {
      transaction.rollback(false);
      spoilt.task.fail(spoilt.why);
      List<Task<?>> rest = new ArrayList<>(group);
      rest.remove(spoilt.task);
      if (!rest.isEmpty()) {
        write(rest, 1);
      }
    } catch (SqlFailure e) {
      again(group, attempt, e.failure());
    } catch (SQLException | RuntimeException e) {
      again(group, attempt, e);
    }
  }

  /** How this is doing. */
  public Pulse pulse() {
    return pulse;
  }

  private void commit(List<Task<?>> group) throws SQLException, Spoilt {
    long began = System.nanoTime();
    Books books = transaction.begin(group);
    for (Task<?> task : group) {
      books.touched();
      try {
        task.run(books);
      } catch (ReportRejectedException e) {
        if (books.touched()) {
          throw new Spoilt(task, e);
        }
        task.reject(e);
      }
    }
    books.finish(TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));
    transaction.commit();
    pulse.committed(group.size(), System.nanoTime() - began);
    long seq = books.committed();
    if (seq > 0) {
      changed.accept(seq); // first, so that whoever was answered sees its change
    }
    group.forEach(Task::complete);
  }

  private void again(List<Task<?>> group, int attempt, Exception why) {
    SQLException sql = why instanceof SQLException e ? e : null;
    transaction.rollback(sql != null && dialect.connectionLost(sql));
    if (group.size() > 1) {
      int half = group.size() / 2;
      write(group.subList(0, half), 1);
      write(group.subList(half, group.size()), 1);
    } else if (sql != null && worthRetrying(sql, attempt)) {
      long pause = Math.min(LONGEST_PAUSE_MILLIS, 5L << attempt);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
      write(group, attempt + 1);
    } else {
      group.get(0).fail(why);
    }
  }

  private boolean worthRetrying(SQLException why, int attempt) {
    // What was remembered and is gone is forgotten now: one more try will tell.
    return dialect.rowMissing(why) ? attempt == 1 : dialect.worthRetrying(why) && attempt < TRIES;
  }

  /** Takes nothing more, and finishes what was accepted. */
  @Override
  public void close() {
    line.close();
    Threads.join(thread);
  }
}
