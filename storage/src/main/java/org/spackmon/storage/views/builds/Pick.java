package org.spackmon.storage.views.builds;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.Facet.Kind;
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
   * For one page.
   *
   * @param bounds by {@link #width}
   */
  static Pick of(Choice choice, Bounds bounds, int most, Effort effort) {
    Streams streams = new Streams(bounds, most, choice.conditions(), effort);
    Hits hits = choice.hits();
    List<Facet> facets = choice.facets();
    String few = few(choice);
    if (hits == null && few != null) {
      streams.start(few, facets);
    } else if (hits == null) {
      streams.stream(facets, null);
    } else {
      packages(choice, hits.packages(), streams, effort);
      if (!hits.nodes().isEmpty()) {
        streams.start("attempt a WHERE a.node_id IN (" + Hits.list(hits.nodes()) + ")", facets);
      }
    }
    return streams.pick();
  }

  private static void packages(Choice choice, List<Long> packages, Streams streams, Effort effort) {
    List<Facet> facets = choice.facets();
    switch (Way.of(choice, effort)) {
      case FACET -> streams.stream(facets, packages);
      case SORT ->
          streams.start("attempt a WHERE a.package_id IN (" + Hits.list(packages) + ")", facets);
      case STREAMS ->
          packages.forEach(each -> streams.stream(new Facet(Kind.PACKAGE, each, 0), facets, null));
      case ALL -> streams.stream(null, facets, packages);
      case NONE -> {}
    }
  }

  static boolean tagged(List<Facet> facets) {
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
      Facet leading = Streams.leading(facets, effort);
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
}
