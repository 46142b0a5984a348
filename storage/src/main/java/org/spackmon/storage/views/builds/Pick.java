package org.spackmon.storage.views.builds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    Writer writer = new Writer(bounds, most, choice.versions());
    Hits hits = choice.hits();
    List<Facet> facets = choice.facets();
    if (hits == null) {
      writer.stream(facets, null);
    } else {
      packages(choice, hits.packages(), writer, effort);
      if (!hits.nodes().isEmpty()) {
        writer.start("a.node_id IN (" + Hits.list(hits.nodes()) + ")", facets);
      }
    }
    return writer.pick();
  }

  private static void packages(Choice choice, List<Long> packages, Writer writer, Effort effort) {
    List<Facet> facets = choice.facets();
    switch (Way.of(choice, effort)) {
      case FACET -> writer.stream(facets, packages);
      case SORT -> writer.start("a.package_id IN (" + Hits.list(packages) + ")", facets);
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
    return facets.stream().anyMatch(facet -> facet.kind() == Kind.TAG);
  }

  /** Over how many ids a page may look; 0 for all of them. */
  static long width(Choice choice, Effort effort) {
    boolean lookup = tagged(choice.facets()) || choice.versions() != null;
    long bound = lookup ? effort.lookups() : effort.entries();
    long examined = examined(choice, effort);
    return examined <= bound
        ? 0
        : (long) (bound * ((double) Math.max(choice.all(), examined) / examined));
  }

  /** How many entries it may have to look at to find that nothing passes; 0 for next to none. */
  private static long examined(Choice choice, Effort effort) {
    List<Facet> facets = choice.facets();
    if (choice.hits() == null) {
      boolean one = facets.size() <= 1 && choice.versions() == null;
      return one ? 0 : facets.get(0).count();
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
    private final @Nullable List<String> versions;
    private final List<String> streams = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    Writer(Bounds bounds, int most, @Nullable List<String> versions) {
      this.bounds = bounds;
      this.most = most;
      this.versions = versions;
    }

    /** By the index of the rarest facet. */
    void stream(List<Facet> facets, @Nullable List<Long> packages) {
      if (facets.isEmpty()) {
        stream(null, facets, packages);
      } else {
        stream(facets.get(0), facets.subList(1, facets.size()), packages);
      }
    }

    /**
     * By the index of one facet, or of all attempts; the rest in passing.
     *
     * @param packages null for any
     */
    void stream(@Nullable Facet first, List<Facet> rest, @Nullable List<Long> packages) {
      if (first != null && first.kind() == Kind.TAG) {
        tagged(first, rest, packages);
        return;
      }
      String start = "SELECT a.id FROM attempt a WHERE ";
      if (first != null) {
        arguments.add(first.value());
        start += "a." + first.kind().column + " = ? AND ";
      }
      start += range("a.id");
      add(start + filters(rest) + among(packages), "a.id");
    }

    private void tagged(Facet tag, List<Facet> rest, @Nullable List<Long> packages) {
      arguments.add(tag.value());
      String start = "SELECT x.attempt_id AS id FROM attempt_tag x";
      String where = " WHERE x.tag_id = ? AND " + range("x.attempt_id");
      if (!rest.isEmpty() || packages != null || versions != null) {
        start += " CROSS JOIN attempt a";
        // The bounds again: PostgreSQL may merge the two, and would start at the newest attempt.
        where += " AND a.id = x.attempt_id AND " + range("a.id") + filters(rest) + among(packages);
      }
      // The same tag may be there in the name of several runs.
      add(start + where + " GROUP BY x.attempt_id", "x.attempt_id");
    }

    /** By whatever index serves the condition; few rows pass it. */
    void start(String condition, List<Facet> facets) {
      String start = "SELECT a.id FROM attempt a WHERE " + condition + " AND ";
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
        arguments.add(facet.value());
        if (facet.kind() == Kind.TAG) {
          filters.append(
              " AND EXISTS (SELECT 1 FROM attempt_tag x WHERE x.tag_id = ? AND x.attempt_id = a.id)");
        } else {
          arguments.add(facet.value());
          filters.append(" AND (a.").append(facet.kind().column).append(" = ? OR ? IS NULL)");
        }
      }
      if (versions != null) {
        arguments.addAll(versions);
        String marks = String.join(", ", Collections.nCopies(versions.size(), "?"));
        filters
            .append(" AND EXISTS (SELECT 1 FROM node v WHERE v.id = a.node_id AND v.version IN (")
            .append(marks)
            .append("))");
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
