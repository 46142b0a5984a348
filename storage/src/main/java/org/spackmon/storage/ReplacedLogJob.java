package org.spackmon.storage;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.JobRows;

/** Forgets the pieces that a log came in, some time after the log was put together anew. */
final class ReplacedLogJob implements JobKind {
  static final String NAME = "replaced-log";

  /** Who was told of the pieces a moment ago may still be reading them. */
  private static final long PATIENCE = TimeUnit.MINUTES.toMicros(1);

  private final Contents contents;

  ReplacedLogJob(Contents contents) {
    this.contents = contents;
  }

  /** Queued in the transaction after which nobody is told of these pieces any more. */
  static void queue(Books books, long content) throws SQLException {
    JobRows.queue(books.statements(), NAME, content, 1, Clock.now() + PATIENCE);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Result work(long content) {
    return new Forgotten(
        content, contents.parts(content).stream().map(Contents.Part::hash).toList());
  }

  private record Forgotten(long content, List<byte[]> pieces) implements Result {
    @Override
    public Collection<byte[]> forgotten() {
      return pieces;
    }

    @Override
    public void keep(Books books) throws SQLException {
      books.runLogs().forget(content);
    }
  }
}
