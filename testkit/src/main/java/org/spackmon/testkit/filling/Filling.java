package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fills an empty store with made-up builds by plain bulk SQL: skewed as in life, and the same every
 * time. Logs have facts but no bytes.
 */
public final class Filling {
  private static final long SEED = 20_220_701;
  private static final List<String> NUMBERED =
      List.of(
          "account",
          "package",
          "compiler",
          "system",
          "tag",
          "content",
          "node",
          "document",
          "run",
          "build_host",
          "build",
          "attempt",
          "claim",
          "phase",
          "analysis",
          "failure",
          "failure_place",
          "error");

  private Filling() {}

  /**
   * Fills a store that was just migrated.
   *
   * @param connection in a transaction, which is left for the caller to commit
   */
  public static void fill(Connection connection, Size size) throws SQLException {
    boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    SplittableRandom random = new SplittableRandom(SEED);
    Graph graph = Graph.of(size, random);
    Names names = Names.write(connection, size);
    graph.write(connection, names);
    Hosts hosts = Hosts.write(connection, names, random);
    new History(size, graph, names, hosts, random).write(connection);
    if (postgres) {
      moveSequences(connection);
    }
  }

  /**
   * Fills a store that was just migrated with what imports tell: installs on twenty systems, some
   * three of each spec.
   *
   * @param connection as above
   */
  public static void installs(Connection connection, int installs) throws SQLException {
    SplittableRandom random = new SplittableRandom(SEED);
    Size size = new Size(0, Math.max(1_000, installs * 3 / 10), 300, 20, 1);
    Graph graph = Graph.of(size, random);
    Names names = Names.write(connection, size);
    graph.write(connection, names);
    Trees.write(connection, graph, names, installs);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO package_version (package_id, version, matched)
          SELECT DISTINCT package_id, version, 0 FROM node""");
    }
  }

  /** SQLite hands out ids above the highest by itself. */
  private static void moveSequences(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : NUMBERED) {
        try (ResultSet result =
            statement.executeQuery(
                "SELECT setval(pg_get_serial_sequence('%1$s', 'id'), max(id)) FROM %1$s"
                    .formatted(table))) {
          result.next();
        }
      }
    }
  }
}
