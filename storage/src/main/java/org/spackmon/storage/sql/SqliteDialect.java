package org.spackmon.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spackmon.storage.sql.Insert.RowReader;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite: one process, one writer, no round trips. */
final class SqliteDialect implements Dialect {
  /** So many rows go with one call into the library where there are that many. */
  private static final int ROWS_AT_ONCE = 16;

  private static final int BUSY = 5;
  private static final int LOCKED = 6;

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public Map<String, String> placeholders() {
    return Map.of(
        "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
        "big", "INTEGER",
        "text", "TEXT",
        "blob", "BLOB",
        "wide", "WITHOUT ROWID, STRICT",
        "strict", "STRICT");
  }

  @Override
  public String lockRows(String table) {
    return "";
  }

  @Override
  public String lockFreeRows(String table) {
    return "";
  }

  @Override
  public void insert(Statements on, Insert insert, List<Object[]> rows, RowReader returned)
      throws SQLException {
    for (int done = 0; done < rows.size(); ) {
      int together = rows.size() - done >= ROWS_AT_ONCE ? ROWS_AT_ONCE : 1;
      PreparedStatement statement = prepared(on, insert, together);
      bind(statement, rows.subList(done, done + together));
      if (insert.returns()) {
        try (ResultSet given = statement.executeQuery()) {
          while (given.next()) {
            returned.read(given);
          }
        }
      } else {
        statement.executeUpdate();
      }
      done += together;
    }
  }

  private static PreparedStatement prepared(Statements on, Insert insert, int rows)
      throws SQLException {
    return on.prepared(on.text(insert, rows, each -> text(each, rows)));
  }

  private static void bind(PreparedStatement statement, List<Object[]> rows) throws SQLException {
    int at = 1;
    for (Object[] row : rows) {
      for (Object value : row) {
        Statements.bind(statement, at++, value);
      }
    }
  }

  private static String text(Insert insert, int rows) {
    String row =
        insert.columns().stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
    return "INSERT INTO "
        + insert.table()
        + " ("
        + insert.names()
        + ") VALUES "
        + String.join(", ", Collections.nCopies(rows, row))
        + " "
        + insert.tail();
  }

  @Override
  public void lookup(Statements on, String table, String key, List<byte[]> keys, RowReader found)
      throws SQLException {
    PreparedStatement statement =
        on.prepared("SELECT %2$s, id FROM %1$s WHERE %2$s = ?".formatted(table, key));
    for (byte[] each : keys) {
      statement.setBytes(1, each);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.read(rows);
        }
      }
    }
  }

  @Override
  public boolean worthRetrying(SQLException failure) {
    int primary = failure.getErrorCode() & 0xff;
    return primary == BUSY || primary == LOCKED;
  }

  @Override
  public boolean rowMissing(SQLException failure) {
    return failure instanceof SQLiteException e
        && e.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY;
  }

  @Override
  public boolean connectionLost(SQLException failure) {
    return false;
  }

  // One connection writes, so there is nobody to hold off.

  @Override
  public void lockShared(Statements on) {}

  @Override
  public void lockAlone(Statements on) {}

  @Override
  public void lockChanges(Statements on) {}

  @Override
  public void lockTables(Connection on) {} // the directory is locked already

  @Override
  public int snapshotIsolation() {
    return Connection.TRANSACTION_SERIALIZABLE;
  }

  @Override
  public long lastIdentity(Statements on, String table) throws SQLException {
    Long last = on.id("SELECT seq FROM sqlite_sequence WHERE name = ?", table);
    return last == null ? 0 : last;
  }

  @Override
  public void advanceIdentity(Statements on, String table, long last) throws SQLException {
    long highest = Math.max(last, lastIdentity(on, table));
    on.update("DELETE FROM sqlite_sequence WHERE name = ?", table);
    on.update("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, highest);
  }
}
