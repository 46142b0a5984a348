package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.Set;
import org.spackmon.storage.sql.Statements;

/** Runs that announced a build again and may open an attempt. */
final class ArmedRows {
  private final Statements sql;

  ArmedRows(Statements sql) {
    this.sql = sql;
  }

  void arm(long build, long run, long at) throws SQLException {
    sql.update(
        """
        INSERT INTO armed (build_id, run_id, at, replayed) VALUES (?, ?, ?, '[]')
        ON CONFLICT DO NOTHING""",
        build,
        run,
        at);
  }

  void disarm(long build, long run) throws SQLException {
    sql.update("DELETE FROM armed WHERE build_id = ? AND run_id = ?", build, run);
  }

  void replayed(long build, long run, String phase) throws SQLException {
    Set<String> phases =
        sql.first(
            "SELECT replayed FROM armed WHERE build_id = ? AND run_id = ?",
            row -> Answers.names(row.getString(1)),
            build,
            run);
    if (phases != null && phases.add(phase)) {
      sql.update(
          "UPDATE armed SET replayed = ? WHERE build_id = ? AND run_id = ?",
          Answers.write(phases),
          build,
          run);
    }
  }
}
