package org.spackmon.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.attempts.Replayed;
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
        INSERT INTO armed (build_id, run_id, at, replayed, ends) VALUES (?, ?, ?, '[]', '[]')
        ON CONFLICT DO NOTHING""",
        build,
        run,
        at);
  }

  void disarm(long build, long run) throws SQLException {
    sql.update("DELETE FROM armed WHERE build_id = ? AND run_id = ?", build, run);
  }

  void replayed(long build, long run, String phase) throws SQLException {
    add(
        "SELECT replayed FROM armed WHERE build_id = ? AND run_id = ?",
        "UPDATE armed SET replayed = ? WHERE build_id = ? AND run_id = ?",
        build,
        run,
        phase);
  }

  void replayed(long build, long run, ClaimedStatus status) throws SQLException {
    add(
        "SELECT ends FROM armed WHERE build_id = ? AND run_id = ?",
        "UPDATE armed SET ends = ? WHERE build_id = ? AND run_id = ?",
        build,
        run,
        status.name());
  }

  private void add(String read, String write, long build, long run, String name)
      throws SQLException {
    Set<String> names = sql.first(read, row -> Answers.names(row.getString(1)), build, run);
    if (names != null && names.add(name)) {
      sql.update(write, Answers.write(names), build, run);
    }
  }

  /** Who is armed, and what they repeated. */
  Map<Long, Replayed> of(long build) throws SQLException {
    Map<Long, Replayed> armed = new HashMap<>();
    sql.list(
        "SELECT run_id, replayed, ends FROM armed WHERE build_id = ?",
        row -> armed.put(row.getLong(1), replayed(row)),
        build);
    return armed;
  }

  private static Replayed replayed(ResultSet row) throws SQLException {
    Set<ClaimedStatus> ends = EnumSet.noneOf(ClaimedStatus.class);
    Answers.names(row.getString(3)).forEach(name -> ends.add(ClaimedStatus.valueOf(name)));
    return new Replayed(Answers.names(row.getString(2)), ends);
  }
}
