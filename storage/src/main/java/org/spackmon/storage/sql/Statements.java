package org.spackmon.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one connection, each prepared once. For one thread. SQL passed here must be
 * constant text: every distinct one stays prepared.
 */
public final class Statements {
  private final Connection connection;
  private final Dialect dialect;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Map<Sized, String> inserts = new HashMap<>();
  private boolean touched;

  public Statements(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** An insert, and how many rows it takes at once. */
  private record Sized(Insert insert, int rows) {}

  /** Reads one row. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public Connection connection() {
    return connection;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** Whether anything was written since this was last asked. */
  public boolean touched() {
    boolean was = touched;
    touched = false;
    return was;
  }

  /** Runs a statement that gives no rows; tells how many it changed. */
  public int update(String sql, @Nullable Object... values) throws SQLException {
    touched = true;
    return bound(sql, values).executeUpdate();
  }

  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      while (rows.next()) {
        found.add(row.read(rows));
      }
    }
    return found;
  }

  /** The first row, or null. */
  public <T> @Nullable T first(String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      return rows.next() ? row.read(rows) : null;
    }
  }

  /** The id of the row that an INSERT … RETURNING id added, or null where there was a conflict. */
  public @Nullable Long added(String sql, @Nullable Object... values) throws SQLException {
    touched = true;
    return id(sql, values);
  }

  /** The id of the row that an INSERT … RETURNING id added without fail. */
  public long add(String sql, @Nullable Object... values) throws SQLException {
    Long id = added(sql, values);
    if (id == null) {
      throw new SQLException("nothing was added by " + sql);
    }
    return id;
  }

  /** What an UPDATE or DELETE … RETURNING gives. */
  public <T> List<T> changed(String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    touched = true;
    return list(sql, row, values);
  }

  /** A number in the first row's first column, or null. */
  public @Nullable Long id(String sql, @Nullable Object... values) throws SQLException {
    return first(sql, row -> row.getLong(1), values);
  }

  public void insert(Insert insert, List<Object[]> rows) throws SQLException {
    insert(insert, rows, Insert.NOTHING);
  }

  public void insert(Insert insert, List<Object[]> rows, Insert.RowReader returned)
      throws SQLException {
    if (!rows.isEmpty()) {
      touched = true;
      dialect.insert(this, insert, rows, returned);
    }
  }

  /** The statement, prepared at its first use; its owner is this. */
  PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** The text of an insert of so many rows, made by the dialect at its first use. */
  String text(Insert insert, int rows, Function<Insert, String> make) {
    return inserts.computeIfAbsent(new Sized(insert, rows), sized -> make.apply(insert));
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
    return statement;
  }

  static void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    if (value instanceof Long number) {
      statement.setLong(at, number);
    } else if (value instanceof String text) {
      statement.setString(at, text);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(at, bytes);
    } else if (value instanceof Integer number) {
      statement.setLong(at, number);
    } else {
      statement.setObject(at, value); // null, or an array of PostgreSQL
    }
  }
}
