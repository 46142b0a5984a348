package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.sql.Database;
import org.spackmon.storage.sql.PostgresDatabase;
import org.spackmon.testkit.Postgres;

/**
 * The database of a measured server, empty, and gone afterwards unless it was somebody's.
 *
 * @param words what the server is told of it
 * @param name with its version
 * @param postmaster parent of the processes of PostgreSQL
 * @param scratch to be deleted at the end
 */
record Where(List<String> words, String name, @Nullable Long postmaster, @Nullable Path scratch)
    implements AutoCloseable {

  /** SQLite in a new directory. */
  static Where sqlite(Path in) throws IOException, SQLException {
    Path scratch = Files.createTempDirectory(in, "spackmon-load");
    try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      String name = "SQLite " + first(memory, "SELECT sqlite_version()");
      return new Where(List.of("--data", scratch.resolve("data").toString()), name, null, scratch);
    }
  }

  /** A store on SQLite that is there already, and stays. */
  static Where data(Path directory) {
    return new Where(List.of("--data", directory.toString()), "SQLite", null, null);
  }

  /** A PostgreSQL of our own, as durable as in earnest. */
  static Where postgres() throws SQLException {
    return postgres(Postgres.database(Postgres.Collation.C));
  }

  /** A PostgreSQL that runs already, on this machine if its time is to be seen. */
  static Where postgres(String url) throws SQLException {
    try (Database database = PostgresDatabase.open(url);
        Connection connection = database.writer()) {
      String version = first(connection, "SHOW server_version").split(" ", 2)[0];
      long backend = Long.parseLong(first(connection, "SELECT pg_backend_pid()"));
      return new Where(
          List.of("--database", url), "PostgreSQL " + version, Processes.parent(backend), null);
    }
  }

  /** The same as words of our own. */
  StoreSettings settings() {
    String which = words.get(1);
    return words.get(0).equals("--data")
        ? StoreSettings.in(Path.of(which))
        : StoreSettings.at(which);
  }

  private static String first(Connection on, String query) throws SQLException {
    try (ResultSet rows = on.createStatement().executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  @Override
  public void close() throws IOException {
    if (scratch != null) {
      try (Stream<Path> files = Files.walk(scratch)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
