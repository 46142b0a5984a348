package org.spackmon.storage.views.builds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.Facet.Kind;
import org.spackmon.storage.views.paging.Total;
import org.spackmon.storage.views.paging.UnknownName;
import org.spackmon.storage.views.search.Hits;
import org.spackmon.storage.views.search.Nearby;
import org.spackmon.storage.views.search.Terms;

/**
 * A filter in the store's own numbers, with what is known about how many attempts each part of it
 * lets pass.
 *
 * @param hits what the search box means; null when it is empty
 * @param hitCount attempts at the packages among the hits
 * @param conditions what is decided attempt by attempt
 * @param floor attempts up to this id were told too early
 * @param all attempts in the store
 * @param total attempts that the whole filter lets pass, where the counters tell
 */
record Choice(
    List<Facet> facets,
    @Nullable Hits hits,
    long hitCount,
    List<Condition> conditions,
    long floor,
    long all,
    @Nullable Total total,
    List<UnknownName> unknown) {

  /** Counted facets of some values: their attempts, and those of the filter's outcome. */
  private record Known(Kind kind, List<Long> values, long count, long ofOutcome) {}

  private static final String BY_NAME =
      """
      SELECT %1$d, w.id,
        (SELECT sum(n) FROM tally WHERE facet = %1$d AND value = w.id),
        (SELECT sum(n) FROM tally WHERE facet = %1$d AND value = w.id AND outcome = ?)
      FROM %2$s w WHERE w.name = ?
      """;

  private static final String BY_ID =
      """
      SELECT coalesce(sum(n), 0), coalesce(sum(CASE WHEN outcome = ? THEN n ELSE 0 END), 0)
      FROM tally WHERE facet = %d AND value IN (%s)""";

  private static final String OVERALL =
      """
      SELECT 0, 0,
        (SELECT sum(n) FROM tally WHERE facet = 0),
        (SELECT sum(n) FROM tally WHERE facet = 0 AND outcome = ?)
      """;

  static Choice of(BuildFilter filter, Handle handle, Effort effort) {
    List<Named> named = named(filter);
    int outcome = filter.outcome() == null ? -1 : filter.outcome().code();
    List<Known> known = known(named, outcome, handle);
    List<Facet> facets = new ArrayList<>();
    List<UnknownName> unknown = new ArrayList<>();
    Known overall = find(known, Kind.OUTCOME).orElseThrow();
    long least = outcome < 0 ? overall.count : overall.ofOutcome;
    for (Named each : named) {
      Optional<Known> found = find(known, each.kind).or(() -> compilers(each, outcome, handle));
      if (found.isPresent()) {
        Known value = found.get();
        facets.add(new Facet(value.kind, value.values, value.count));
        least = Math.min(least, outcome < 0 ? value.count : value.ofOutcome);
      } else {
        String nearest = Nearby.name(handle, each.kind.table, each.name);
        unknown.add(new UnknownName(each.parameter, each.name, nearest));
        least = 0;
      }
    }
    if (outcome >= 0) {
      facets.add(new Facet(Kind.OUTCOME, outcome, overall.ofOutcome));
    }
    if (filter.error() != null) {
      Facet errors = Errors.facet(handle, filter.error(), overall.count, effort);
      facets.add(errors);
      least = Math.min(least, errors.count());
    }
    facets.sort(Comparator.comparingLong(Facet::count));
    Hits hits = filter.q() == null ? null : Hits.of(Terms.of(filter.q()), handle);
    Long packageId = find(known, Kind.PACKAGE).map(each -> each.values.get(0)).orElse(null);
    List<Condition> conditions = Conditions.of(filter, packageId, handle, effort.few());
    long floor =
        filter.since() == null ? 0 : new Since(filter.since()).floor(handle, Instant.now());
    boolean exact = conditions.isEmpty() && floor == 0 && filter.error() == null;
    boolean counted = (exact && named.size() + (hits == null ? 0 : 2) < 2) || least == 0;
    return new Choice(
        facets,
        hits,
        hits == null ? 0 : attempts(hits, handle),
        conditions,
        floor,
        overall.count,
        counted ? Total.exactly(least) : null,
        unknown);
  }

  /** Those that are meant by {@code gcc@12:}, which is no compiler's own name. */
  private static Optional<Known> compilers(Named named, int outcome, Handle handle) {
    List<Long> meant =
        named.kind == Kind.COMPILER ? Compilers.meant(handle, named.name) : List.of();
    return meant.isEmpty()
        ? Optional.empty()
        : Optional.of(
            handle
                .createQuery(BY_ID.formatted(Kind.COMPILER.code, Hits.list(meant)))
                .bind(0, outcome)
                .map(
                    (row, context) ->
                        new Known(Kind.COMPILER, meant, row.getLong(1), row.getLong(2)))
                .one());
  }

  /** Whether the counters say already that nothing passes. */
  boolean isEmpty() {
    return conditions.contains(Condition.NEVER)
        || (total != null && total.count() == 0)
        || (hits != null && hits.isEmpty());
  }

  private record Named(Kind kind, String parameter, String name) {}

  private static List<Named> named(BuildFilter filter) {
    List<Named> named = new ArrayList<>();
    add(named, Kind.PACKAGE, "package", filter.packageName());
    String compiler = filter.compiler();
    add(named, Kind.COMPILER, "compiler", BuildFilter.NONE.equals(compiler) ? "" : compiler);
    add(named, Kind.SYSTEM, "system", filter.system());
    add(named, Kind.OWNER, "owner", filter.owner());
    add(named, Kind.TAG, "tag", filter.tag());
    return named;
  }

  private static void add(List<Named> named, Kind kind, String parameter, @Nullable String name) {
    if (name != null) {
      named.add(new Named(kind, parameter, name));
    }
  }

  /** One question for all names. */
  private static List<Known> known(List<Named> named, int outcome, Handle handle) {
    StringBuilder sql = new StringBuilder(OVERALL);
    for (Named each : named) {
      sql.append("UNION ALL\n").append(BY_NAME.formatted(each.kind.code, each.kind.table));
    }
    Query query = handle.createQuery(sql).bind(0, outcome);
    for (int i = 0; i < named.size(); i++) {
      query.bind(2 * i + 1, outcome).bind(2 * i + 2, named.get(i).name);
    }
    return query
        .map(
            (row, context) ->
                new Known(
                    Kind.of(row.getInt(1)),
                    List.of(row.getLong(2)),
                    row.getLong(3),
                    row.getLong(4)))
        .list();
  }

  private static Optional<Known> find(List<Known> known, Kind kind) {
    return known.stream().filter(each -> each.kind == kind).findFirst();
  }

  private static long attempts(Hits hits, Handle handle) {
    if (hits.packages().isEmpty()) {
      return 0;
    }
    return handle
        .createQuery(
            "SELECT coalesce(sum(n), 0) FROM tally WHERE facet = 1 AND value IN ("
                + Hits.list(hits.packages())
                + ")")
        .mapTo(Long.class)
        .one();
  }
}
