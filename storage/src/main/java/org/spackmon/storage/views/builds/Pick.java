package org.spackmon.storage.views.builds;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.Choice.Facet;
import org.spackmon.storage.views.builds.Choice.Kind;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.search.Hits;

/**
 * Which attempts are on a page? A SELECT of their ids, in order, that one index answers: the one of
 * whatever lets the fewest pass. Other conditions say "or this number is null", which it never is:
 * that keeps SQLite from their indexes, and PostgreSQL still knows how many rows will pass.
 *
 * @param bounds ids between which it looks
 */
record Pick(String sql, List<Object> arguments, Bounds bounds) {
  /**
   * A stretch of ids, both ends left out.
   *
   * @param cut whether there are ids behind the far end
   */
  record Bounds(long above, long below, boolean forward, boolean cut) {
    private static final long LOWEST = 0;
    private static final long HIGHEST = Long.MAX_VALUE;

    /**
     * From where the page starts.
     *
     * @param width how many ids; 0 for all
     * @param newest the highest id there is
     */
    static Bounds of(@Nullable Cursor cursor, long width, long newest) {
      if (cursor == null || cursor.forward()) {
        long below = cursor == null ? HIGHEST : cursor.number();
        long above = width == 0 ? LOWEST : Math.min(below, newest + 1) - 1 - width;
        return new Bounds(Math.max(above, LOWEST), below, true, above > LOWEST);
      }
      long above = cursor.number();
      boolean cut = width != 0 && newest - above > width;
      return new Bounds(above, cut ? above + width + 1 : HIGHEST, false, cut);
    }

    /** Nothing up to this id is wanted. */
    Bounds notBelow(long floor) {
      return above > floor ? this : new Bounds(floor, below, forward, cut && !forward);
    }

    String direction() {
      return forward ? "DESC" : "ASC";
    }
  }

  /**
   * For one page.
   *
   * @param bounds by {@link #width}
   */
  static Pick of(Choice choice, Bounds bounds, int most, Effort effort) {
    Writer writer = new Writer(bounds, most, choice.conditions(), effort);
    Hits hits = choice.hits();
    List<Facet> facets = choice.facets();
    String few = few(choice);
    if (hits == null && few != null) {
      writer.start(few, facets);
    } else if (hits == null) {
      writer.stream(facets, null);
    } else {
      packages(choice, hits.packages(), writer, effort);
      if (!hits.nodes().isEmpty()) {
        writer.start("attempt a WHERE a.node_id IN (" + Hits.list(hits.nodes()) + ")", facets);
      }
    }
    return writer.pick();
  }

  private static void packages(Choice choice, List<Long> packages, Writer writer, Effort effort) {
    List<Facet> facets = choice.facets();
    switch (Way.of(choice, effort)) {
      case FACET -> writer.stream(facets, packages);
      case SORT ->
          writer.start("attempt a WHERE a.package_id IN (" + Hits.list(packages) + ")", facets);
      case STREAMS ->
          packages.forEach(each -> writer.stream(new Facet(Kind.PACKAGE, each, 0), facets, null));
      case ALL -> writer.stream(null, facets, packages);
      case NONE -> {}
    }
  }

  /** By which way are attempts found whose packages have a part of a name? */
  private enum Way {
    /** There are no such packages. */
    NONE,
    /** By the index of the rarest facet, the packages in passing. */
    FACET,
    /** They are few: all are read and sorted. */
    SORT,
    /** A page of each package, of which one is made. */
    STREAMS,
    /** By all attempts: there are so many packages that every second attempt will do. */
    ALL;

    static Way of(Choice choice, Effort effort) {
      List<Long> packages = choice.hits() == null ? List.of() : choice.hits().packages();
      List<Facet> facets = choice.facets();
      if (packages.isEmpty()) {
        return NONE;
      }
      if (!facets.isEmpty() && facets.get(0).count() < choice.hitCount()) {
        return FACET;
      }
      if (choice.hitCount() <= effort.few()) {
        return SORT;
      }
      if (tagged(facets)) {
        return FACET; // not to look for the tag once for each package
      }
      return packages.size() <= effort.streams() ? STREAMS : ALL;
    }
  }

  private static boolean tagged(List<Facet> facets) {
    return facets.stream().anyMatch(facet -> facet.kind().isApart());
  }

  /** Where all attempts are found that can pass, if they are few. */
  private static @Nullable String few(Choice choice) {
    return choice.conditions().stream()
        .map(Condition::few)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The rarest whose values are few enough for a stream each. */
  private static @Nullable Facet leading(List<Facet> facets, Effort effort) {
    return facets.stream()
        .filter(facet -> facet.values().size() <= effort.streams())
        .findFirst()
        .orElse(null);
  }

  /** Over how many ids a page may look; 0 for all of them. */
  static long width(Choice choice, Effort effort) {
    boolean lookup = tagged(choice.facets()) || !choice.conditions().isEmpty();
    long bound = lookup ? effort.lookups() : effort.entries();
    long examined = examined(choice, effort);
    return examined <= bound
        ? 0
        : (long) (bound * ((double) Math.max(choice.all(), examined) / examined));
  }

  /** How many entries it may have to look at to find that nothing passes; 0 for next to none. */
  private static long examined(Choice choice, Effort effort) {
    List<Facet> facets = choice.facets();
    if (choice.hits() == null && few(choice) != null) {
      return 0;
    }
    if (choice.hits() == null) {
      Facet leading = leading(facets, effort);
      boolean one = choice.conditions().isEmpty() && facets.size() - (leading == null ? 0 : 1) == 0;
      return one ? 0 : leading == null ? choice.all() : leading.count();
    }
    return switch (Way.of(choice, effort)) {
      case NONE, SORT -> 0;
      case FACET -> facets.get(0).count();
      case STREAMS -> facets.isEmpty() ? 0 : choice.hitCount();
      case ALL -> choice.all();
    };
  }

  /** Puts the SELECT together. */
  private static final class Writer {
    private final Bounds bounds;
    private final int most;
    private final List<Condition> conditions;
    private final Effort effort;
    private final List<String> streams = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    Writer(Bounds bounds, int most, List<Condition> conditions, Effort effort) {
      this.bounds = bounds;
      this.most = most;
      this.conditions = conditions;
      this.effort = effort;
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

    /** As in {@link Condition#oneOf}: an attempt has one failure. */
    private static String oneApart(Facet facet) {
      String select =
          "(SELECT %s FROM %s x WHERE x.attempt_id = a.id)"
              .formatted(named(facet.kind()), facet.kind().rows());
      return " AND " + among(select, facet);
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
          String.join("\nUNION\n", wrapped)
              + " ORDER BY id "
              + bounds.direction()
              + " LIMIT "
              + most;
      return new Pick(sql, List.copyOf(arguments), bounds);
    }
  }
}
