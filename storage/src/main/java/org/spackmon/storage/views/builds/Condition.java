package org.spackmon.storage.views.builds;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is decided for each attempt that is looked at, since no list of attempts is in that order.
 *
 * @param sql of attempt {@code a}; costs a look into another table
 * @param few where few attempts pass and an index finds them: the FROM and the WHERE that does
 */
record Condition(String sql, List<?> arguments, @Nullable String few) {
  /** Nothing can pass. */
  static final Condition NEVER = new Condition("1 = 0", List.of(), null);

  /**
   * Whether a value is one of some. A subquery and no EXISTS, which PostgreSQL may answer by
   * reading the other table whole.
   *
   * @param select of the one row that belongs to the attempt
   * @param values NEVER where there are none
   */
  static Condition oneOf(String select, List<?> values) {
    if (values.isEmpty()) {
      return NEVER;
    }
    String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
    return new Condition("(" + select + ") IN (" + marks + ")", values, null);
  }
}
