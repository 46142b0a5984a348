package org.spackmon.storage;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that a store holds, table by table, as text. */
public final class Dump {
  private Dump() {}

  /** Without the order of change: a restored store goes on behind its own. */
  public static Map<String, String> of(Store store) {
    Map<String, String> dump = new TreeMap<>();
    for (String table : tables(store)) {
      if (!table.equals("change")) {
        dump.put(table, rows(store, table));
      }
    }
    return dump;
  }

  public static List<String> tables(Store store) {
    String sql =
        store.dialect().name().equals("sqlite")
            ? """
              SELECT name FROM (SELECT name FROM sqlite_master WHERE type = 'table'
                UNION SELECT name FROM logs.sqlite_master WHERE type = 'table')
              WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE 'schema_%' ORDER BY name"""
            : """
              SELECT tablename FROM pg_tables WHERE schemaname = 'public'
                AND tablename NOT LIKE 'schema_%' ORDER BY tablename""";
    return Rows.of(store).texts(sql);
  }

  private static String rows(Store store, String table) {
    return store
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT * FROM " + table)
                    .map(
                        (row, context) -> {
                          StringBuilder line = new StringBuilder();
                          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            Object value = row.getObject(i);
                            line.append(
                                    value instanceof byte[] bytes
                                        ? HexFormat.of().formatHex(bytes)
                                        : String.valueOf(value))
                                .append('|');
                          }
                          return line.toString();
                        })
                    .list())
        .stream()
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
