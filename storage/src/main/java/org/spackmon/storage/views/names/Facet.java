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
            ? "(SELECT max(x.attempt_id) FROM attempt_tag x WHERE x.tag_id = w.id)"
            : "(SELECT max(x.id) FROM attempt x WHERE x." + column + " = w.id)";
  }
}
