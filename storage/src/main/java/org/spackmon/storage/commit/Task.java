package org.spackmon.storage.commit;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.storage.ledger.Books;

/** Work that waits for its turn, with whoever waits for it. */
final class Task<T> {
  private static final long BASE = 2_000;

  private final Work<T> work;
  private final List<Content> contents;
  private final boolean alone;
  private final long bytes;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable ReportRejectedException rejected;

  Task(Work<T> work, List<Content> contents, boolean alone) {
    this.alone = alone;
    this.work = work;
    this.contents = contents;
    this.bytes =
        BASE
            + contents.stream()
                .flatMap(content -> content.chunks().stream())
                .mapToLong(chunk -> chunk.data().length)
                .sum();
  }

  /** Whether nobody else, on any server, may write while it runs. */
  boolean alone() {
    return alone;
  }

  List<Content> contents() {
    return contents;
  }

  /** About how much memory it holds. */
  long bytes() {
    return bytes;
  }

  CompletableFuture<T> future() {
    return future;
  }

  void run(Books books) throws SQLException, ReportRejectedException {
    rejected = null;
    result = work.run(books);
  }

  void reject(ReportRejectedException why) {
    rejected = why;
  }

  /** What it did is durable. */
  @SuppressWarnings("NullAway") // a work whose T may be null gives null
  void complete() {
    if (rejected == null) {
      future.complete(result);
    } else {
      future.completeExceptionally(rejected);
    }
  }

  void fail(Throwable why) {
    future.completeExceptionally(why);
  }
}
