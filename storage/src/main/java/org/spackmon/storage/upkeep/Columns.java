package org.spackmon.storage.upkeep;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spackmon.storage.sql.Insert;

/** Of which types are the columns of a table? */
final class Columns {
  private Columns() {}

  static List<Insert.Column> of(Connection connection, String table, List<String> wanted)
      throws IOException, SQLException {
    Map<String, Insert.Type> types = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
      ResultSetMetaData data = none.getMetaData();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        types.put(data.getColumnName(i), type(data.getColumnTypeName(i)));
      }
    }
    List<Insert.Column> columns = new ArrayList<>();
    for (String name : wanted) {
      Insert.Type type = types.get(name);
      if (type == null) {
        throw BackupReader.damaged("the table " + table + " has no column " + name);
      }
      columns.add(new Insert.Column(name, type));
    }
    return columns;
  }

  private static Insert.Type type(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "text" -> Insert.Type.TEXT;
      case "blob", "bytea" -> Insert.Type.BLOB;
      default -> Insert.Type.BIG;
    };
  }
}
