package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One run in ten, and the last, are those of our own client: with a plan, and times. */
final class Journals {
  private static final String TOLD = "(r.id % 10 = 0 OR r.id = (SELECT max(id) FROM run))";

  private static final String RUNS =
      """
      INSERT INTO run_journal (run_id, position, heard_at, began_at, exited_at, clock, exit_code,
        command, system, tags)
      SELECT r.id, 1, max(a.opened_at), r.started_at, max(a.opened_at), 0, 0,
        '["spack", "install"]', min(s.name), '[]'
      FROM run r JOIN attempt a ON a.run_id = r.id JOIN system s ON s.id = a.system_id
      WHERE %s GROUP BY r.id, r.started_at
      """;

  private static final String PLANS =
      """
      INSERT INTO run_package (run_id, hash, position, name, version, role, explicit, root, outcome)
      SELECT r.id, b.spec_hash, a.id, p.name, n.version, 0, 0, 0, a.outcome
      FROM run r JOIN attempt a ON a.run_id = r.id JOIN build b ON b.id = a.build_id
        JOIN node n ON n.id = a.node_id JOIN package p ON p.id = a.package_id
      WHERE %s
      """;

  private static final String BUILDS =
      """
      INSERT INTO run_build (run_id, build_key, hash, attempt_id, began_at, ended_at, outcome)
      SELECT r.id, b.spec_hash, b.spec_hash, a.id, a.started_at, a.ended_at, a.outcome
      FROM run r JOIN attempt a ON a.run_id = r.id JOIN build b ON b.id = a.build_id
      WHERE %s
      """;

  private Journals() {}

  static void write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : new String[] {RUNS, PLANS, BUILDS}) {
        statement.executeUpdate(sql.formatted(TOLD));
      }
    }
  }
}
