package org.spackmon.storage.views.builds;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.Choice.Facet;
import org.spackmon.storage.views.builds.Choice.Kind;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.search.Hits;

/**
 * Which attempts are on a page? A SELECT of their ids, in order, that one index answers: the one of
 * whatever lets the fewest pass. The unary plus keeps planners from any other: it means nothing
 * else, and works in both databases.
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
    Writer writer = new Writer(bounds, most);
    Hits hits = choice.hits();
    List<Facet> facets = choice.facets();
    if (hits == null) {
      writer.stream(facets, "");
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
    String among = "a.package_id IN (" + Hits.list(packages) + ")";
    if (packages.isEmpty()) {
      return;
    }
    if (!facets.isEmpty() && facets.get(0).count() < choice.hitCount()) {
      writer.stream(facets, " AND +" + among);
    } else if (choice.hitCount() <= effort.few()) {
      writer.start(among, facets);
    } else if (packages.size() <= effort.streams()) {
      for (long each : packages) {
        writer.stream(new Facet(Kind.PACKAGE, each, 0), facets, "");
      }
    } else {
      writer.stream(null, facets, " AND +" + among);
    }
  }

  /** Over how many ids a page may look; 0 for all of them. */
  static long width(Choice choice, Effort effort) {
    List<Facet> facets = choice.facets();
    long examined = facets.isEmpty() ? choice.all() : facets.get(0).count();
    boolean tagged = facets.stream().anyMatch(facet -> facet.kind() == Kind.TAG);
    boolean alone = facets.size() <= 1 && choice.hits() == null;
    long bound = tagged ? effort.lookups() : effort.entries();
    if (alone || examined <= bound) {
      return 0;
    }
    return (long) (bound * ((double) Math.max(choice.all(), examined) / examined));
  }

  /** Puts the SELECT together. */
  private static final class Writer {
    private final Bounds bounds;
    private final int most;
    private final List<String> streams = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    Writer(Bounds bounds, int most) {
      this.bounds = bounds;
      this.most = most;
    }

    /** By the index of the rarest facet. */
    void stream(List<Facet> facets, String more) {
      if (facets.isEmpty()) {
        stream(null, facets, more);
      } else {
        stream(facets.get(0), facets.subList(1, facets.size()), more);
      }
    }

    /** By the index of one facet, or of all attempts; the rest, and what is added, in passing. */
    void stream(@Nullable Facet first, List<Facet> rest, String more) {
      if (first == null) {
        String range = range("a.id");
        add("SELECT a.id FROM attempt a WHERE " + range + filters(rest) + more, "a.id");
        return;
      }
      arguments.add(first.value());
      if (first.kind() != Kind.TAG) {
        String start = "SELECT a.id FROM attempt a WHERE a." + first.kind().column + " = ? AND ";
        String range = range("a.id");
        add(start + range + filters(rest) + more, "a.id");
        return;
      }
      String start = "SELECT x.attempt_id AS id FROM attempt_tag x";
      String where = " WHERE x.tag_id = ? AND " + range("x.attempt_id");
      if (!rest.isEmpty() || !more.isEmpty()) {
        // Without the plus: here PostgreSQL merges two indexes, if it may.
        start += " CROSS JOIN attempt a";
        where += " AND a.id = x.attempt_id" + filters(rest).replace("+", "") + more;
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
        filters.append(
            facet.kind() == Kind.TAG
                ? " AND EXISTS (SELECT 1 FROM attempt_tag x WHERE x.tag_id = ? AND x.attempt_id = a.id)"
                : " AND +a." + facet.kind().column + " = ?");
      }
      return filters.toString();
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
