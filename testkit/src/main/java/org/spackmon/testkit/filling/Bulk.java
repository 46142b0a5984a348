package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes many rows of one table, a hundred at a time, behind those that they refer to. */
final class Bulk implements AutoCloseable {
  private static final int ROWS = 100;

  private final Connection connection;
  private final String start;
  private final String row;
  private final int columns;
  private final PreparedStatement full;
  private final List<Bulk> before;
  private final @Nullable Object[] values;
  private int filled;

  /**
   * For one table.
   *
   * @param columns their names, with commas between
   * @param before tables that rows of this one refer to
   */
  Bulk(Connection connection, String table, String columns, Bulk... before) throws SQLException {
    this.connection = connection;
    this.columns = columns.split(",", -1).length;
    this.before = List.of(before);
    start = "INSERT INTO " + table + " (" + columns + ") VALUES ";
    row = "(" + String.join(",", Collections.nCopies(this.columns, "?")) + ")";
    full = connection.prepareStatement(statement(ROWS));
    values = new @Nullable Object[ROWS * this.columns];
  }

  void add(@Nullable Object... row) throws SQLException {
    if (row.length != columns) {
      throw new IllegalArgumentException(start + " takes " + columns + " values");
    }
    System.arraycopy(row, 0, values, filled * columns, columns);
    if (++filled == ROWS) {
      flush();
    }
  }

  private void flush() throws SQLException {
    for (Bulk other : before) {
      other.flush();
    }
    if (filled == ROWS) {
      run(full);
    } else if (filled > 0) {
      try (PreparedStatement rest = connection.prepareStatement(statement(filled))) {
        run(rest);
      }
    }
  }

  private void run(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < filled * columns; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
    filled = 0;
  }

  private String statement(int rows) {
    return start + String.join(",", Collections.nCopies(rows, row));
  }

  @Override
  public void close() throws SQLException {
    flush();
    full.close();
  }
}
