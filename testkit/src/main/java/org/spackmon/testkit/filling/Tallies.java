package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Counts attempts as the store does: by package, compiler, system, owner and tag. */
final class Tallies {
  static final int ALL = 0;
  static final int PACKAGE = 1;
  static final int COMPILER = 2;
  static final int SYSTEM = 3;
  static final int OWNER = 4;
  static final int TAG = 5;
  private static final int OUTCOMES = 7;

  private final Map<Long, long[]> counts = new TreeMap<>();

  void count(int facet, long value, int outcome) {
    counts.computeIfAbsent(((long) facet << 48) | value, key -> new long[OUTCOMES])[outcome]++;
  }

  void write(Connection connection) throws SQLException {
    try (Bulk tally = new Bulk(connection, "tally", "facet,value,outcome,n")) {
      for (Map.Entry<Long, long[]> count : counts.entrySet()) {
        for (int outcome = 0; outcome < OUTCOMES; outcome++) {
          if (count.getValue()[outcome] > 0) {
            long key = count.getKey();
            tally.add(
                key >>> 48, key & 0xffff_ffff_ffffL, (long) outcome, count.getValue()[outcome]);
          }
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO matrix_tally (package_id, version, system_id, compiler_id, outcome, n)
          SELECT a.package_id, n.version, a.system_id, a.compiler_id, a.outcome, count(*)
          FROM attempt a JOIN node n ON n.id = a.node_id
          GROUP BY a.package_id, n.version, a.system_id, a.compiler_id, a.outcome""");
    }
  }
}
