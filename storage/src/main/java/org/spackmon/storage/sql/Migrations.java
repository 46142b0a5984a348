package org.spackmon.storage.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the database have the tables that this program works with? One row is compared; only when it
 * is behind, Flyway is loaded, which costs more than the rest of a start.
 */
public final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  /** The highest number among the files of each set. */
  public static final int RECORD = 10;

  public static final int CHUNKS = 1;

  private Migrations() {}

  /** Brings the database up to date; refuses one that a newer program has changed. */
  public static void run(Database database) {
    run(database, "chunks", CHUNKS, true);
    run(database, "record", RECORD, false);
  }

  /** Whether the database was ever brought up to date. */
  public static boolean anyTables(Database database) {
    try (Connection connection = database.migrator(false)) {
      return version(connection, "record") > 0;
    } catch (SQLException e) {
      throw new StoreException("the database can't be opened: " + e.getMessage(), e);
    }
  }

  private static void run(Database database, String set, int wanted, boolean chunks) {
    try (Connection connection = database.migrator(chunks)) {
      if (behind(connection, set, wanted)) {
        // Flyway's own lock doesn't cover the making of its table: of two first starts, one failed.
        database.dialect().lockTables(connection);
        if (behind(connection, set, wanted)) {
          migrate(database, set, chunks);
        }
      }
    } catch (SQLException e) {
      throw new StoreException("the database can't be opened: " + e.getMessage(), e);
    }
  }

  private static boolean behind(Connection connection, String set, int wanted) throws SQLException {
    int found = version(connection, set);
    if (found > wanted) {
      throw new StoreException(
          "the database has version %d of its %s tables, this program knows %d: start the newer program"
              .formatted(found, set, wanted));
    }
    if (0 < found && found < wanted) { // of a new store nobody needs to hear
      LOG.info("the {} tables have version {}, and {} is wanted", set, found, wanted);
    }
    return found < wanted;
  }

  private static int version(Connection connection, String set) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT version FROM schema_" + set + " ORDER BY installed_rank DESC LIMIT 1")) {
      return rows.next() ? Integer.parseInt(rows.getString(1)) : 0;
    } catch (SQLException e) {
      return 0; // no such table: an empty database; whatever else is wrong will be told by Flyway
    }
  }

  private static void migrate(Database database, String set, boolean chunks) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(new ReadSource(() -> database.migrator(chunks)))
          .locations("classpath:db/migration/" + set)
          .table("schema_" + set)
          .placeholders(database.dialect().placeholders())
          // The two sets may share one database, where the second finds tables of the first.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException("the tables can't be brought up to date: " + e.getMessage(), e);
    }
  }
}
