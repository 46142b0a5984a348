package org.spackmon.storage.views.names;

/** By what are builds told apart and counted? */
public enum Facet {
  PACKAGE(1, "package", "package_id"),
  COMPILER(2, "compiler", "compiler_id"),
  SYSTEM(3, "system", "system_id"),
  OWNER(4, "account", "account_id"),
  TAG(5, "tag", "");

  /** Its code in {@code tally}. */
  final int code;

  /** Where its names are. */
  final String table;

  /** SELECT of the newest attempt with a name: of the row {@code w}. */
  final String latest;

  Facet(int code, String table, String column) {
    this.code = code;
    this.table = table;
    this.latest =
        column.isEmpty()
            ? newest("attempt_tag", "tag_id", "attempt_id")
            : newest("attempt", column, "id");
  }

  /**
   * The column is bounded from both sides instead of equal: of an equal one PostgreSQL may look for
   * the newest among all attempts, from the newest down, and for a rare name that is most of them.
   */
  private static String newest(String table, String column, String id) {
    return """
        (SELECT x.%3$s FROM %1$s x WHERE x.%2$s >= w.id AND x.%2$s <= w.id
         ORDER BY x.%2$s DESC, x.%3$s DESC LIMIT 1)"""
        .formatted(table, column, id);
  }
}
