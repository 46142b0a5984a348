package org.spackmon.storage.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL, perhaps shared with other servers. */
public final class PostgresDatabase implements Database {
  private static final Set<String> DURABLE = Set.of("on", "remote_apply");

  private final PostgresUrl url;

  private PostgresDatabase(PostgresUrl url) {
    this.url = url;
  }

  /** Checks that a commit there will be on the disk when it returns. */
  public static PostgresDatabase open(String url) {
    PostgresDatabase database = new PostgresDatabase(PostgresUrl.parse(url));
    try (Connection connection = database.writer()) {
      for (String setting : new String[] {"fsync", "full_page_writes"}) {
        if (!"on".equals(show(connection, setting))) {
          throw new StoreException(
              "this PostgreSQL runs with "
                  + setting
                  + " = off: what is acknowledged could be lost when its machine stops. Set it on.");
        }
      }
    } catch (SQLException e) {
      throw new StoreException("PostgreSQL can't be reached: " + e.getMessage(), e);
    }
    return database;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public Connection writer() throws SQLException {
    Connection connection = connect(false);
    try (Statement statement = connection.createStatement()) {
      // A server may default to off, and a stronger setting than on stays.
      if (!DURABLE.contains(show(connection, "synchronous_commit"))) {
        statement.execute("SET synchronous_commit = on");
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public @Nullable Connection chunkWriter() {
    return null;
  }

  @Override
  public Connection migrator(boolean chunks) throws SQLException {
    return connect(false);
  }

  @Override
  public DataSource readers() {
    return new ReadSource(() -> connect(true));
  }

  private Connection connect(boolean readOnly) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(url.login());
    properties.setProperty("ApplicationName", "spackmon");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    // Otherwise the driver holds to it only where a transaction is begun.
    properties.setProperty("readOnlyMode", "always");
    Connection connection = DriverManager.getConnection(url.jdbc(), properties);
    connection.setReadOnly(readOnly);
    return connection;
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + setting)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  @Override
  public void close() {}
}
