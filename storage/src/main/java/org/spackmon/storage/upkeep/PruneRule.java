package org.spackmon.storage.upkeep;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;

/**
 * Which attempts may go? Those that meet every condition given; one at least must be.
 *
 * @param before attempts that ended, or began when they never ended, before this time: microseconds
 *     since the epoch
 * @param outcomes empty: any
 * @param tag attempts that have this tag
 */
public record PruneRule(@Nullable Long before, Set<Outcome> outcomes, @Nullable String tag) {
  public PruneRule {
    outcomes = Set.copyOf(outcomes);
    if (before == null && outcomes.isEmpty() && tag == null) {
      throw new IllegalArgumentException("name an age, an outcome or a tag: this would remove all");
    }
  }

  /** Of the table {@code attempt}, called a; only the tag remains to be bound. */
  String condition() {
    StringBuilder sql = new StringBuilder("1 = 1");
    if (before != null) {
      sql.append(" AND coalesce(a.ended_at, a.opened_at) < ").append(before);
    }
    if (!outcomes.isEmpty()) {
      sql.append(" AND a.outcome IN (");
      sql.append(
          outcomes.stream()
              .map(outcome -> String.valueOf(outcome.code()))
              .sorted()
              .collect(java.util.stream.Collectors.joining(", ")));
      sql.append(")");
    }
    if (tag != null) {
      sql.append(" AND a.id IN (SELECT x.attempt_id FROM attempt_tag x")
          .append(" JOIN tag t ON t.id = x.tag_id WHERE t.name = :tag)");
    }
    return sql.toString();
  }

  /** Whether runs that built nothing and are older than this go too. */
  boolean onlyAge() {
    return before != null && outcomes.isEmpty() && tag == null;
  }
}
