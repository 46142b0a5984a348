package org.spackmon.storage.views.builds;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.Facet.Kind;
import org.spackmon.storage.views.search.Hits;

/**
 * The SELECT of a {@link Pick}: one for each stretch of an index that is walked, or all of them
 * merged.
 */
final class Streams {
  private final Bounds bounds;
  private final int most;
  private final List<Condition> conditions;
  private final Effort effort;
  private final List<String> streams = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();

  Streams(Bounds bounds, int most, List<Condition> conditions, Effort effort) {
    this.bounds = bounds;
    this.most = most;
    this.conditions = conditions;
    this.effort = effort;
  }

  /** The rarest whose values are few enough for a stream each. */
  static @Nullable Facet leading(List<Facet> facets, Effort effort) {
    return facets.stream()
        .filter(facet -> facet.values().size() <= effort.streams())
        .findFirst()
        .orElse(null);
  }

  /** By the index of the rarest facet; one stream for each of its values. */
  void stream(List<Facet> facets, @Nullable List<Long> packages) {
    Facet first = leading(facets, effort);
    if (first == null) {
      stream(null, facets, packages);
      return;
    }
    List<Facet> rest = facets.stream().filter(facet -> !facet.equals(first)).toList();
    for (long value : first.values()) {
      stream(new Facet(first.kind(), value, first.count()), rest, packages);
    }
  }

  /**
   * By the index of one facet of one value, or of all attempts; the rest in passing.
   *
   * @param packages null for any
   */
  void stream(@Nullable Facet first, List<Facet> rest, @Nullable List<Long> packages) {
    if (first != null && first.kind().isApart()) {
      apart(first, rest, packages);
      return;
    }
    String start = "SELECT a.id FROM attempt a WHERE ";
    if (first != null) {
      arguments.add(first.values().get(0));
      start += "a." + first.kind().column + " = ? AND ";
    }
    start += range("a.id");
    add(start + filters(rest) + among(packages), "a.id");
  }

  private void apart(Facet first, List<Facet> rest, @Nullable List<Long> packages) {
    arguments.add(first.values().get(0));
    String start = "SELECT x.attempt_id AS id FROM " + first.kind().rows() + " x";
    String where = " WHERE " + named(first.kind()) + " = ? AND " + range("x.attempt_id");
    if (!rest.isEmpty() || packages != null || !conditions.isEmpty()) {
      start += " CROSS JOIN attempt a";
      // The bounds again: PostgreSQL may merge the two, and would start at the newest attempt.
      where += " AND a.id = x.attempt_id AND " + range("a.id") + filters(rest) + among(packages);
    }
    // The same tag may be there in the name of several runs.
    add(start + where + " GROUP BY x.attempt_id", "x.attempt_id");
  }

  private static String apart(Kind kind) {
    return " AND EXISTS (SELECT 1 FROM %s x WHERE x.attempt_id = a.id AND %s = ?)"
        .formatted(kind.rows(), named(kind));
  }

  /**
   * As in {@link Condition#oneOf}, but an attempt may have several: counted, which PostgreSQL can
   * only do attempt by attempt. The plus keeps both databases from looking for each of the values.
   */
  private static String oneApart(Facet facet) {
    return " AND ((SELECT count(*) FROM %s x WHERE x.attempt_id = a.id AND +%s IN (%s)) > 0 OR ? IS NULL)"
        .formatted(facet.kind().rows(), named(facet.kind()), Hits.list(facet.values()));
  }

  private static String named(Kind apart) {
    return "x" + apart.column.substring(apart.rows().length());
  }

  /** By whatever index serves these tables and conditions; few rows pass. */
  void start(String from, List<Facet> facets) {
    String start = "SELECT a.id FROM " + from + " AND ";
    String range = range("a.id");
    add(start + range + filters(facets), "a.id");
  }

  private String range(String id) {
    arguments.add(bounds.below());
    arguments.add(bounds.above());
    return id + " < ? AND " + id + " > ?";
  }

  private String filters(List<Facet> facets) {
    StringBuilder filters = new StringBuilder();
    for (Facet facet : facets) {
      boolean one = facet.values().size() == 1;
      arguments.add(facet.values().get(0));
      if (facet.kind().isApart()) {
        filters.append(one ? apart(facet.kind()) : oneApart(facet));
      } else if (one) {
        arguments.add(facet.values().get(0));
        filters.append(" AND (a.").append(facet.kind().column).append(" = ? OR ? IS NULL)");
      } else {
        filters.append(" AND ").append(among("a." + facet.kind().column, facet));
      }
    }
    for (Condition condition : conditions) {
      arguments.addAll(condition.arguments());
      filters.append(" AND ").append(condition.sql());
    }
    return filters.toString();
  }

  private String among(@Nullable List<Long> packages) {
    if (packages == null) {
      return "";
    }
    arguments.add(packages.get(0));
    return " AND (a.package_id IN (" + Hits.list(packages) + ") OR ? IS NULL)";
  }

  private static String among(String column, Facet facet) {
    return "(" + column + " IN (" + Hits.list(facet.values()) + ") OR ? IS NULL)";
  }

  private void add(String select, String id) {
    // As a number: for a parameter PostgreSQL expects many rows, and plans anew each time.
    streams.add(select + " ORDER BY " + id + " " + bounds.direction() + " LIMIT " + most);
  }

  Pick pick() {
    if (streams.size() == 1) {
      return new Pick(streams.get(0), List.copyOf(arguments), bounds);
    }
    List<String> wrapped = new ArrayList<>();
    for (String stream : streams) {
      wrapped.add("SELECT id FROM (" + stream + ") s" + wrapped.size());
    }
    String sql =
        String.join("\nUNION\n", wrapped) + " ORDER BY id " + bounds.direction() + " LIMIT " + most;
    return new Pick(sql, List.copyOf(arguments), bounds);
  }
}
