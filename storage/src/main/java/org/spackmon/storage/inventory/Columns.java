package org.spackmon.storage.inventory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.storage.sql.StoreException;

/** Reads millions of rows: straight from the driver, and never all of them at once. */
final class Columns {
  private static final int ROWS_AT_ONCE = 10_000;

  private Columns() {}

  /** Takes the row at which a result stands. */
  @FunctionalInterface
  interface Row {
    void take(ResultSet row) throws SQLException;
  }

  static void read(Jdbi reads, String sql, Row row) {
    try {
      // In a transaction, without which PostgreSQL's driver fetches the whole answer first.
      reads.useTransaction(handle -> read(handle.getConnection(), sql, row));
    } catch (SQLException e) {
      throw new StoreException("what is installed can't be read", e);
    }
  }

  private static void read(Connection connection, String sql, Row row) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          row.take(rows);
        }
      }
    }
  }

  /** Numbers, as many as come. */
  static final class Longs {
    private long[] values = new long[1 << 10];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    long get(int index) {
      return values[index];
    }

    int size() {
      return size;
    }

    long[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
