package org.spackmon.storage.views.builds;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that must hold of an attempt.
 *
 * @param values of which it is one
 * @param count attempts for which it does
 */
record Facet(Kind kind, List<Long> values, long count) {
  Facet(Kind kind, long value, long count) {
    this(kind, List.of(value), count);
  }

  /** What an attempt is filtered by. */
  enum Kind {
    OUTCOME(0, "outcome", ""),
    PACKAGE(1, "package_id", "package"),
    COMPILER(2, "compiler_id", "compiler"),
    SYSTEM(3, "system_id", "system"),
    OWNER(4, "account_id", "account"),
    TAG(5, "attempt_tag.tag_id", "tag"),
    ERROR(-1, "finding.error_id", "");

    /** Its code in {@code tally}, -1 where it isn't counted there. */
    final int code;

    /** The column of an attempt that holds it, or of another table that names attempts. */
    final String column;

    /** Where its name is found. */
    final String table;

    Kind(int code, String column, String table) {
      this.code = code;
      this.column = column;
      this.table = table;
    }

    static Kind of(int code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst().orElseThrow();
    }

    /** Whether it isn't in the row of an attempt. */
    boolean isApart() {
      return column.contains(".");
    }

    /** The table that names attempts. */
    String rows() {
      return column.substring(0, column.indexOf('.'));
    }
  }
}
