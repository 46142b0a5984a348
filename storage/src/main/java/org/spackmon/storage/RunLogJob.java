package org.spackmon.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.record.OutcomeRecorder;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.JobRows;

/**
 * Puts a log that came in many pieces into chunks of the usual size, once all of it is here; above
 * the limit its beginning and its end are kept. Then it can be read for what went wrong.
 */
final class RunLogJob implements JobKind {
  static final String NAME = "run-log";

  private final Jdbi reads;
  private final Contents contents;

  private record Log(long content, @Nullable Long attempt) {}

  RunLogJob(Jdbi reads, Contents contents) {
    this.reads = reads;
    this.contents = contents;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Result work(long id) {
    Optional<Log> found = find(id);
    if (found.isEmpty()) {
      return books -> {};
    }
    Log log = found.get();
    ContentWriter whole = contents.writer();
    try {
      contents.read(log.content, whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var begins = new PhaseBegins(reads, contents).in(id, log.content);
    return new Compacted(id, log, whole.finish(), begins);
  }

  private record Compacted(long id, Log log, Content content, List<PhaseBegins.Begin> begins)
      implements Result {
    @Override
    public Collection<Content> contents() {
      return List.of(content);
    }

    @Override
    public void keep(Books books) throws java.sql.SQLException {
      if (!books.runLogs().compact(id, log.content, content)) {
        return;
      }
      ReplacedLogJob.queue(books, log.content);
      for (PhaseBegins.Begin begin : begins) {
        books
            .statements()
            .update("UPDATE phase SET log_at = ? WHERE id = ?", begin.at(), begin.phase());
      }
      if (log.attempt != null) {
        JobRows.queue(
            books.statements(), OutcomeRecorder.FINDINGS_JOB, log.attempt, 1, Clock.now());
      }
    }
  }

  private Optional<Log> find(long id) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT l.content_id, a.id FROM run_log l
                    LEFT JOIN run_build b ON b.run_id = l.run_id AND b.build_key = l.build_key
                    LEFT JOIN attempt a ON a.id = b.attempt_id AND a.outcome = 3
                    WHERE l.id = :id AND l.state = 1""")
                .bind("id", id)
                .map(
                    (row, context) -> {
                      long attempt = row.getLong(2);
                      Long failed = row.wasNull() ? null : Long.valueOf(attempt);
                      return new Log(row.getLong(1), failed);
                    })
                .findOne());
  }
}
