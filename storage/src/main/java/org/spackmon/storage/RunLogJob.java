package org.spackmon.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.storage.ledger.Books;

/**
 * Puts a log that came in many pieces into chunks of the usual size, once all of it is here; above
 * the limit its beginning and its end are kept. Then looks where its failed phase went wrong.
 */
final class RunLogJob implements JobKind {
  static final String NAME = "run-log";

  private final Jdbi reads;
  private final Contents contents;

  private record Log(long content, @Nullable Long failed, long from) {}

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
    Long line = log.failed == null ? null : firstError(log);
    var begins = new PhaseBegins(reads, contents).in(id, log.content);
    return new Compacted(id, log, whole.finish(), line, begins);
  }

  private record Compacted(
      long id, Log log, Content content, @Nullable Long line, List<PhaseBegins.Begin> begins)
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
      if (log.failed != null) {
        books.statements().update("UPDATE phase SET error_line = ? WHERE id = ?", line, log.failed);
      }
    }
  }

  private Optional<Log> find(long id) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT l.content_id, p.id, coalesce(p.log_at, 0) FROM run_log l
                    LEFT JOIN run_build b ON b.run_id = l.run_id AND b.build_key = l.build_key
                    LEFT JOIN phase p ON p.attempt_id = b.attempt_id AND p.status = 'ERROR'
                    WHERE l.id = :id AND l.state = 1 ORDER BY p.position LIMIT 1""")
                .bind("id", id)
                .map(
                    (row, context) -> {
                      long phase = row.getLong(2);
                      Long failed = row.wasNull() ? null : Long.valueOf(phase);
                      return new Log(row.getLong(1), failed, row.getLong(3));
                    })
                .findOne());
  }

  /** From where the failed phase begins. */
  private @Nullable Long firstError(Log log) {
    for (Contents.Part part : contents.parts(log.content)) {
      if (part.firstByte() + part.size() <= log.from) {
        continue;
      }
      // Any bytes will do, and one is one character.
      String text = new String(contents.bytes(part), StandardCharsets.ISO_8859_1);
      long at = part.firstByte();
      long line = part.firstLine();
      for (String each : text.split("\n", -1)) {
        if (at >= log.from && ErrorLine.looksLikeOne(each)) {
          return line;
        }
        at += each.length() + 1;
        line++;
      }
    }
    return null;
  }
}
