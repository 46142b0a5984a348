package org.spackmon.storage.upkeep;

import java.sql.SQLException;
import java.util.List;
import org.spackmon.storage.sql.Statements;

/**
 * Takes out what runs told of install trees. What is installed outlives the attempt that made it.
 */
final class InstallRemoval {
  private final Statements sql;
  private final ContentRemoval contents;

  InstallRemoval(Statements sql, ContentRemoval contents) {
    this.sql = sql;
    this.contents = contents;
  }

  void ofAttempt(long attempt) throws SQLException {
    sql.update("UPDATE install SET attempt_id = NULL WHERE attempt_id = ?", attempt);
    sql.update("UPDATE store_failure SET attempt_id = NULL WHERE attempt_id = ?", attempt);
  }

  /** What the run was the first to tell of: the next import tells it again. */
  void ofRun(long run) throws SQLException {
    sql.update(
        """
        UPDATE environment SET run_id = (SELECT min(o.run_id) FROM run_environment o
          WHERE o.environment_id = environment.id AND o.run_id <> ?)
        WHERE run_id = ? AND EXISTS (SELECT 1 FROM run_environment o
          WHERE o.environment_id = environment.id AND o.run_id <> ?)""",
        run,
        run,
        run);
    List<Long> named =
        sql.list(
            """
            SELECT manifest_id FROM environment WHERE run_id = ? AND manifest_id IS NOT NULL
            UNION ALL SELECT lock_id FROM environment WHERE run_id = ? AND lock_id IS NOT NULL""",
            row -> row.getLong(1),
            run,
            run);
    sql.update(
        """
        DELETE FROM environment_root
        WHERE environment_id IN (SELECT id FROM environment WHERE run_id = ?)""",
        run);
    sql.update("DELETE FROM environment WHERE run_id = ?", run);
    for (Long content : named) {
      contents.remove(content);
    }
    sql.update("DELETE FROM store_failure WHERE run_id = ?", run);
    sql.update("DELETE FROM install WHERE run_id = ?", run);
    removeEmptyStores(run);
  }

  private void removeEmptyStores(long run) throws SQLException {
    for (Long store :
        sql.list(
            """
            SELECT id FROM store s WHERE run_id = ?
              AND NOT EXISTS (SELECT 1 FROM install i WHERE i.store_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM store_failure f WHERE f.store_id = s.id)""",
            row -> row.getLong(1),
            run)) {
      sql.update("DELETE FROM store_upstream WHERE store_id = ?", store);
      sql.update("DELETE FROM store WHERE id = ?", store);
    }
  }
}
