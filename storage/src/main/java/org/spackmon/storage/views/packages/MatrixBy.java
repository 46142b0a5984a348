package org.spackmon.storage.views.packages;

/** By what, beside its versions, is a package's matrix made? */
public enum MatrixBy {
  COMPILER("t.compiler_id", "compiler"),
  SYSTEM("t.system_id", "system");

  private final String column;
  private final String table;

  MatrixBy(String column, String table) {
    this.column = column;
    this.table = table;
  }

  String column() {
    return column;
  }

  String table() {
    return table;
  }

  /** As an address has it. */
  public String word() {
    return table;
  }
}
