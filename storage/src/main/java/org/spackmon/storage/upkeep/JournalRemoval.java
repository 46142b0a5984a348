package org.spackmon.storage.upkeep;

import java.sql.SQLException;
import java.util.List;
import org.spackmon.storage.sql.Statements;

/** Takes out what journals told: of one attempt, or all of a run. */
final class JournalRemoval {
  private static final List<String> TABLES =
      List.of(
          "run_event",
          "run_file",
          "run_log",
          "run_build",
          "run_package",
          "run_environment",
          "run_journal");

  private final Statements sql;
  private final ContentRemoval contents;

  JournalRemoval(Statements sql, ContentRemoval contents) {
    this.sql = sql;
    this.contents = contents;
  }

  /** The plan of its run still tells how it ended. */
  void ofAttempt(long attempt) throws SQLException {
    record Build(long run, String key) {}
    for (Build build :
        sql.list(
            "SELECT run_id, build_key FROM run_build WHERE attempt_id = ?",
            row -> new Build(row.getLong(1), row.getString(2)),
            attempt)) {
      List<Long> named =
          sql.list(
              """
              SELECT content_id FROM run_log WHERE run_id = ? AND build_key = ?
              UNION ALL SELECT content_id FROM run_file WHERE run_id = ? AND build_key = ?""",
              row -> row.getLong(1),
              build.run,
              build.key,
              build.run,
              build.key);
      sql.update("DELETE FROM run_log WHERE run_id = ? AND build_key = ?", build.run, build.key);
      sql.update("DELETE FROM run_file WHERE run_id = ? AND build_key = ?", build.run, build.key);
      remove(named);
    }
    sql.update("UPDATE run_build SET attempt_id = NULL WHERE attempt_id = ?", attempt);
  }

  void ofRun(long run) throws SQLException {
    List<Long> named =
        sql.list(
            """
            SELECT content_id FROM run_log WHERE run_id = ?
            UNION ALL SELECT content_id FROM run_file WHERE run_id = ?
            UNION ALL SELECT manifest_id FROM run_environment
              WHERE run_id = ? AND manifest_id IS NOT NULL
            UNION ALL SELECT lock_id FROM run_environment WHERE run_id = ? AND lock_id IS NOT NULL
            """,
            row -> row.getLong(1),
            run,
            run,
            run,
            run);
    for (String table : TABLES) {
      sql.update("DELETE FROM " + table + " WHERE run_id = ?", run);
    }
    sql.update("DELETE FROM job WHERE kind = 'run-silent' AND subject = ?", run);
    remove(named);
  }

  private void remove(List<Long> named) throws SQLException {
    for (Long content : named) {
      contents.remove(content);
    }
  }
}
