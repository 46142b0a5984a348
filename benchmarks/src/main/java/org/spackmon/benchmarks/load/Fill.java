package org.spackmon.benchmarks.load;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.sql.PostgresDatabase;
import org.spackmon.testkit.filling.Filling;
import org.spackmon.testkit.filling.Size;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a store that looks as after years of builds. */
@Command(
    name = "fill",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fills a new store with made-up builds: packages, compilers, systems, owners and tags as",
      "unevenly used as in life, the same every time. Logs have facts, but no bytes, except one",
      "of 100 MB."
    })
public final class Fill implements Callable<Integer> {
  private static final PrintStream OUT = System.out;

  @ArgGroup(multiplicity = "1")
  private To to = new To();

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many attempts at builds (default: ${DEFAULT-VALUE}).")
  private int attempts;

  /** Where the new store goes. */
  private static final class To {
    @Option(names = "--data", paramLabel = "DIR", description = "On SQLite, in this directory.")
    private @Nullable Path data;

    @Option(
        names = "--database",
        paramLabel = "URL",
        description = "On PostgreSQL, as its superuser.")
    private @Nullable String url;
  }

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Fill()).execute(args));
  }

  @Override
  public Integer call() throws SQLException {
    if (to.data != null) {
      fill(StoreSettings.in(to.data), attempts);
    } else if (to.url != null) {
      fill(StoreSettings.at(to.url), attempts);
    }
    return 0;
  }

  /** Past the store: nobody waits for these rows, and to check each reference takes hours. */
  static void fill(StoreSettings settings, int attempts) throws SQLException {
    long start = System.nanoTime();
    fill(settings, connection -> Filling.fill(connection, Size.of(attempts)));
    LongLog.tell(settings);
    OUT.printf("%,d attempts filled in, in %.0f s%n", attempts, (System.nanoTime() - start) / 1e9);
  }

  /** Writes rows. */
  @FunctionalInterface
  interface Filler {
    void fill(Connection connection) throws SQLException;
  }

  static void fill(StoreSettings settings, Filler filler) throws SQLException {
    Store.open(settings).close(); // makes the tables
    try (Connection connection = connect(settings)) {
      connection.setAutoCommit(false);
      filler.fill(connection);
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute(settings.url() == null ? "ANALYZE" : "VACUUM ANALYZE");
      }
    }
  }

  private static Connection connect(StoreSettings settings) throws SQLException {
    if (settings.url() != null) {
      Connection connection = PostgresDatabase.open(settings.url()).writer();
      run(connection, "SET session_replication_role = replica");
      run(connection, "SET synchronous_commit = off");
      return connection;
    }
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + settings.data() + "/spackmon.db");
    // Whoever loses power meanwhile fills anew.
    run(connection, "PRAGMA journal_mode = OFF");
    run(connection, "PRAGMA synchronous = OFF");
    run(connection, "PRAGMA cache_size = -2000000");
    return connection;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
