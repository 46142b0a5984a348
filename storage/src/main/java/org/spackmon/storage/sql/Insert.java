package org.spackmon.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How do many rows enter a table? Each database does it in its own way with the same words.
 *
 * @param tail what follows the rows: ON CONFLICT, RETURNING; may be empty
 */
public record Insert(String table, List<Column> columns, String tail) {

  /** Types as the migrations name them. */
  public enum Type {
    BIG,
    TEXT,
    BLOB
  }

  /** A column and its type. */
  public record Column(String name, Type type) {}

  /** Takes one row that the database gave back. */
  @FunctionalInterface
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** Takes no row. */
  static final RowReader NOTHING = row -> {};

  /**
   * An insert into a table.
   *
   * @param columns names with their types, such as {@code "digest blob, package_id big"}
   */
  public static Insert into(String table, String columns, String tail) {
    List<Column> parsed = new ArrayList<>();
    for (String column : columns.split(",", -1)) {
      String[] words = column.strip().split(" ", -1);
      parsed.add(new Column(words[0], Type.valueOf(words[1].toUpperCase(Locale.ROOT))));
    }
    return new Insert(table, List.copyOf(parsed), tail);
  }

  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  boolean returns() {
    return tail.contains("RETURNING");
  }
}
