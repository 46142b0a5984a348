package org.spackmon.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.ledger.JobRows;

/** How far is the journal of a run kept, and are its logs what they should be? */
public final class RunJournals {
  private final GroupCommit writer;
  private final Jdbi reads;
  private final Contents contents;

  /**
   * How far a run is kept.
   *
   * @param events bytes of its journal
   * @param logs bytes of each build's log
   */
  public record Progress(long run, long account, long events, Map<String, Long> logs) {}

  /** A log of which all bytes came that there should be, or more. */
  private record Ended(long id, long content, long bytes, long said) {}

  RunJournals(GroupCommit writer, Jdbi reads, Contents contents) {
    this.writer = writer;
    this.reads = reads;
    this.contents = contents;
  }

  /** Empty for a run that nobody told of, or that has no journal. */
  public Optional<Progress> progress(String runKey) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.id, r.account_id, j.position FROM run r
                    JOIN run_journal j ON j.run_id = r.id WHERE r.run_key = :key""")
                .bind("key", runKey)
                .map(
                    (row, context) ->
                        new Progress(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            logs(handle, row.getLong(1))))
                .findOne());
  }

  /** What is known of a store, so that an import only tells what is new. */
  public KnownInstalls known(String system, String root) {
    return reads.withHandle(handle -> KnownInstalls.read(handle, system, root));
  }

  private static Map<String, Long> logs(Handle handle, long run) {
    Map<String, Long> logs = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            SELECT l.build_key, c.bytes FROM run_log l JOIN content c ON c.id = l.content_id
            WHERE l.run_id = :run AND l.whole IS NULL ORDER BY l.id""")
        .bind("run", run)
        .map((row, context) -> logs.put(row.getString(1), row.getLong(2)))
        .list();
    return logs;
  }

  /**
   * Holds the logs that have ended against what was told of their end: one that contradicts it is
   * emptied, so that its sender begins again.
   */
  public void check(long run) {
    for (Ended log : ended(run)) {
      byte[] sha256 = log.bytes == log.said ? digest(log.content) : new byte[0];
      writer
          .submit(
              books -> {
                if (books.runLogs().whole(log.id, log.content, log.bytes, sha256)) {
                  JobRows.queue(books.statements(), RunLogJob.NAME, log.id, 1, Clock.now());
                } else {
                  books.runLogs().again(log.id, log.content, log.bytes);
                }
                return true;
              },
              List.of())
          .join();
    }
  }

  private List<Ended> ended(long run) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT l.id, l.content_id, c.bytes, l.said_bytes FROM run_log l
                    JOIN content c ON c.id = l.content_id
                    WHERE l.run_id = :run AND l.state = 0 AND c.bytes >= l.said_bytes
                      AND (c.bytes > 0 OR l.said_bytes = 0)""")
                .bind("run", run)
                .map(
                    (row, context) ->
                        new Ended(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list());
  }

  private byte[] digest(long content) {
    try (DigestOutputStream digest =
        new DigestOutputStream(OutputStream.nullOutputStream(), Digests.sha256())) {
      contents.read(content, digest);
      return digest.getMessageDigest().digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
