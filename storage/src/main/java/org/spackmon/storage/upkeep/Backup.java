package org.spackmon.storage.upkeep;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.sql.Database;
import org.spackmon.storage.sql.Migrations;
import org.spackmon.storage.sql.Statements;
import org.spackmon.storage.sql.StoreException;

/** Copies the whole store as it was at one moment, while others go on writing. */
public final class Backup {
  private static final int ROWS_AT_ONCE = 1_000;
  private static final int CHUNKS_AT_ONCE = 16;

  private final GroupCommit writer;
  private final Database database;

  public Backup(GroupCommit writer, Database database) {
    this.writer = writer;
    this.database = database;
  }

  /** Writes a backup; the stream stays open. */
  public void write(OutputStream to) throws IOException {
    try (Connection connection = database.readers().getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(database.dialect().snapshotIsolation());
      Statements sql = new Statements(connection, database.dialect());
      // While nobody writes, so that record and chunks are of one moment though they are two files.
      writer.submitAlone(books -> look(sql)).join();
      copy(sql, to);
      connection.rollback();
    } catch (SQLException e) {
      throw new StoreException("the backup failed: " + e.getMessage(), e);
    }
  }

  /** What a transaction sees is settled by its first look at each file. */
  private static boolean look(Statements sql) throws SQLException {
    sql.id("SELECT 1 FROM content LIMIT 1");
    sql.id("SELECT 1 FROM chunk LIMIT 1");
    return true;
  }

  private void copy(Statements sql, OutputStream to) throws IOException, SQLException {
    try (BackupWriter out = new BackupWriter(to, Migrations.RECORD, Migrations.CHUNKS)) {
      for (String table : Tables.ALL) {
        copy(sql.connection(), table, out);
      }
      for (String table : Tables.WITH_IDENTITY) {
        out.lastKey(table, database.dialect().lastIdentity(sql, table));
      }
      out.end();
    }
  }

  private static void copy(Connection connection, String table, BackupWriter out)
      throws IOException, SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT * FROM " + table)) {
      select.setFetchSize(table.equals(Tables.CHUNK) ? CHUNKS_AT_ONCE : ROWS_AT_ONCE);
      try (ResultSet rows = select.executeQuery()) {
        List<String> columns = columns(rows.getMetaData());
        out.table(table, columns);
        @Nullable Object[] values = new Object[columns.size()];
        while (rows.next()) {
          for (int i = 0; i < values.length; i++) {
            values[i] = rows.getObject(i + 1);
          }
          out.row(values);
        }
      }
    }
  }

  private static List<String> columns(ResultSetMetaData data) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      columns.add(data.getColumnName(i));
    }
    return columns;
  }
}
