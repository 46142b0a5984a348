package org.spackmon.storage.upkeep;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spackmon.record.OutcomeRecorder;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.Tally.Counted;
import org.spackmon.storage.ledger.Tally.Facet;
import org.spackmon.storage.sql.Statements;

/** Takes attempts out of the record, and the builds that have no other. */
final class AttemptRemoval {
  private final Books books;
  private final Statements sql;
  private final ContentRemoval contents;
  private final Set<Long> runs = new HashSet<>();
  private long attempts;
  private long builds;

  private record Attempt(long build, long run, Counted counted) {}

  AttemptRemoval(Books books, ContentRemoval contents) {
    this.books = books;
    this.sql = books.statements();
    this.contents = contents;
  }

  void remove(long id) throws SQLException {
    Attempt attempt =
        sql.first(
            "SELECT " + Counted.COLUMNS + ", a.build_id, a.run_id FROM attempt a WHERE a.id = ?",
            row -> new Attempt(row.getLong(7), row.getLong(8), Counted.of(row)),
            id);
    if (attempt == null) {
      return;
    }
    uncount(id, attempt);
    runs.add(attempt.run);
    runs.addAll(ids("SELECT run_id FROM attempt_run WHERE attempt_id = ?", id));
    List<Long> named =
        ids("SELECT content_id FROM claim WHERE attempt_id = ? AND content_id IS NOT NULL", id);
    sql.update("DELETE FROM job WHERE kind = ? AND subject = ?", OutcomeRecorder.FINDINGS_JOB, id);
    books.diagnoses().remove(id);
    new JournalRemoval(sql, contents).ofAttempt(id);
    new InstallRemoval(sql, contents).ofAttempt(id);
    for (String table : List.of("phase", "claim", "attempt_tag", "attempt_run")) {
      sql.update("DELETE FROM " + table + " WHERE attempt_id = ?", id);
    }
    sql.update("DELETE FROM attempt WHERE id = ?", id);
    // Attempts at one build may share a phase's log: what was repeated word for word.
    contents.remove(named, attempt.build);
    books.changes().add("attempt", id);
    attempts++;
    if (sql.id("SELECT 1 FROM attempt WHERE build_id = ? LIMIT 1", attempt.build) == null) {
      removeBuild(attempt.build);
    }
  }

  private void uncount(long id, Attempt attempt) throws SQLException {
    books.tally().count(attempt.counted, -1);
    for (Long tag : ids("SELECT DISTINCT tag_id FROM attempt_tag WHERE attempt_id = ?", id)) {
      books.tally().add(Facet.TAG, tag, attempt.counted.outcome(), -1);
    }
  }

  private void removeBuild(long build) throws SQLException {
    List<Long> named = ids("SELECT content_id FROM analysis WHERE build_id = ?", build);
    runs.addAll(ids("SELECT run_id FROM analysis WHERE build_id = ?", build));
    runs.addAll(ids("SELECT run_id FROM armed WHERE build_id = ?", build));
    sql.update("DELETE FROM analysis WHERE build_id = ?", build);
    sql.update("DELETE FROM armed WHERE build_id = ?", build);
    sql.update("DELETE FROM build WHERE id = ?", build);
    contents.remove(named, build);
    builds++;
  }

  private List<Long> ids(String text, long id) throws SQLException {
    return sql.list(text, row -> row.getLong(1), id);
  }

  /** Runs that lost something, and may have nothing left. */
  Set<Long> runs() {
    return runs;
  }

  Pruned pruned() {
    return new Pruned(attempts, builds, contents.bytes());
  }
}
