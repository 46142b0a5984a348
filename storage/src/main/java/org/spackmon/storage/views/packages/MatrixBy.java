package org.spackmon.storage.views.packages;

import java.util.List;
import org.spackmon.storage.views.paging.Query;

/** By what, beside its versions, is a package's matrix made? */
public enum MatrixBy {
  COMPILER("t.compiler_id", "compiler"),
  SYSTEM("t.system_id", "system");

  private static final List<String> WORDS = List.of(COMPILER.table, SYSTEM.table);

  private final String column;
  private final String table;

  MatrixBy(String column, String table) {
    this.column = column;
    this.table = table;
  }

  /** As an address says by {@code by}; by compiler where it says nothing. */
  public static MatrixBy of(Query query) {
    return SYSTEM.table.equals(query.word("by", WORDS)) ? SYSTEM : COMPILER;
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
