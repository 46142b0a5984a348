package org.spackmon.storage.upkeep;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Derivation;
import org.spackmon.record.attempts.PhaseOrder;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.KnownDocuments;
import org.spackmon.storage.sql.Statements;

/** Removes all that one run told. Attempts that others told of too keep what those said. */
public final class RunDeletion {
  private final GroupCommit writer;
  private final Jdbi reads;
  private final KnownDocuments known;

  private record Word(
      String phase, String status, @Nullable Long content, long at, String digest) {}

  public RunDeletion(GroupCommit writer, Jdbi reads, KnownDocuments known) {
    this.writer = writer;
    this.reads = reads;
    this.known = known;
  }

  /** False when there is no such run. */
  public boolean delete(String runKey) {
    boolean found = writer.submitAlone(books -> delete(books, runKey)).join();
    known.forget();
    if (found) {
      ChunkSweep.run(writer, reads);
    }
    return found;
  }

  private static boolean delete(Books books, String runKey) throws SQLException {
    Statements sql = books.statements();
    Long run = sql.id("SELECT id FROM run WHERE run_key = ?", runKey);
    if (run == null) {
      return false;
    }
    ContentRemoval contents = new ContentRemoval(sql);
    AttemptRemoval attempts = new AttemptRemoval(books, contents);
    for (Long attempt :
        sql.list(
            "SELECT attempt_id FROM attempt_run WHERE run_id = ?", row -> row.getLong(1), run)) {
      Long other =
          sql.id(
              "SELECT run_id FROM attempt_run WHERE attempt_id = ? AND run_id <> ? LIMIT 1",
              attempt,
              run);
      if (other == null) {
        attempts.remove(attempt);
      } else {
        leave(books, attempt, run, other);
      }
    }
    List<Long> values =
        sql.list("SELECT content_id FROM analysis WHERE run_id = ?", row -> row.getLong(1), run);
    sql.update("DELETE FROM analysis WHERE run_id = ?", run);
    for (Long content : values) {
      contents.remove(content);
    }
    new InstallRemoval(sql, contents).ofRun(run);
    books.changes().add("installs", run);
    RunRemoval runs = new RunRemoval(sql, contents);
    runs.remove(run);
    attempts.runs().remove(run);
    runs.removeIdle(attempts.runs());
    books.forgetRows();
    return true;
  }

  /** Takes a run out of an attempt that others take part in. */
  private static void leave(Books books, long attempt, long run, long other) throws SQLException {
    Statements sql = books.statements();
    List<Long> contents =
        sql.list(
            """
            SELECT content_id FROM claim
            WHERE attempt_id = ? AND run_id = ? AND content_id IS NOT NULL""",
            row -> row.getLong(1),
            attempt,
            run);
    books.untag(attempt, run);
    sql.update("DELETE FROM phase WHERE attempt_id = ?", attempt);
    sql.update("DELETE FROM claim WHERE attempt_id = ? AND run_id = ?", attempt, run);
    sql.update("DELETE FROM attempt_run WHERE attempt_id = ? AND run_id = ?", attempt, run);
    sql.update("UPDATE attempt SET run_id = ? WHERE id = ? AND run_id = ?", other, attempt, run);
    for (Word word : words(sql, attempt)) {
      sql.update(
          """
          INSERT INTO phase (attempt_id, name, position, status, digest, content_id, arrived_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (attempt_id, name) DO UPDATE SET status = excluded.status,
            digest = excluded.digest, content_id = excluded.content_id,
            arrived_at = excluded.arrived_at""",
          attempt,
          word.phase,
          PhaseOrder.position(word.phase),
          word.status,
          word.digest,
          word.content,
          word.at);
    }
    Long build = sql.id("SELECT build_id FROM attempt WHERE id = ?", attempt);
    new ContentRemoval(sql).remove(contents, build == null ? 0 : build);
    books.summarize(attempt);
    Long at = sql.id("SELECT coalesce(ended_at, opened_at) FROM attempt WHERE id = ?", attempt);
    Derivation.derive(attempt, at == null ? 0 : at, books.ledger());
    books.changes().add("attempt", attempt);
  }

  /** What was said of phases, oldest first, so that the last word stays. */
  private static List<Word> words(Statements sql, long attempt) throws SQLException {
    return sql.list(
        """
        SELECT s.phase, s.status, s.content_id, s.arrived_at, c.digest FROM claim s
        LEFT JOIN content c ON c.id = s.content_id
        WHERE s.attempt_id = ? AND s.phase IS NOT NULL ORDER BY s.id""",
        row -> {
          long content = row.getLong(3);
          Long named = row.wasNull() ? null : Long.valueOf(content);
          byte[] digest = row.getBytes(5);
          return new Word(
              row.getString(1),
              row.getString(2),
              named,
              row.getLong(4),
              digest == null ? "" : HexFormat.of().formatHex(digest));
        },
        attempt);
  }
}
