package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Why attempts failed: few causes that any package may meet, many that only one does; counted as
 * the store counts them.
 */
final class Failures implements AutoCloseable {
  private static final int EVERYWHERE = 50;
  private static final long DAY = 86_400_000_000L;
  private static final String COLUMNS =
      "id,fingerprint,class,headline,attempts,packages,compilers,systems,open_places,first_at,"
          + "last_at,last_id,mark,assignee,note,link,marked_by";
  private static final String PLACE_COLUMNS =
      "id,failure_id,package_id,version,compiler_id,system_id,attempts,first_at,last_at,last_id,"
          + "open";
  private static final String[] CLASSES = {"compile", "link", "configure", "test", "system"};

  /** Sums of a failure, of one of its places, or of one of its days. */
  private static final class Sum {
    final long id;
    long attempts;
    long first = Long.MAX_VALUE;
    long last;
    long newest;

    Sum(long id) {
      this.id = id;
    }

    void add(Attempts.Row row) {
      attempts++;
      first = Math.min(first, row.at());
      last = Math.max(last, row.at());
      newest = row.id();
    }
  }

  /** Over how much a failure is spread. */
  private static final class Spread {
    final Set<Long> packages = new HashSet<>();
    final Set<Long> compilers = new HashSet<>();
    final Set<Long> systems = new HashSet<>();
    long open;

    void add(Place place, boolean still) {
      packages.add(place.owningPackage);
      compilers.add(place.compiler);
      systems.add(place.system);
      open += still ? 1 : 0;
    }
  }

  private record Place(
      int failure, long owningPackage, String version, long compiler, long system) {}

  private record Day(int failure, long day) {}

  private record Spec(long owningPackage, String version, long compiler, long system) {}

  private final int ofAPackage;
  private final Skew common = new Skew(EVERYWHERE, 0.8);
  private final Skew own;
  private final Connection connection;
  private final Bulk diagnoses;
  private final Bulk findings;
  private final Map<Integer, Sum> failures = new LinkedHashMap<>();
  private final Map<Integer, Long> errors = new LinkedHashMap<>();
  private final Map<Place, Sum> places = new LinkedHashMap<>();
  private final Map<Day, Sum> days = new LinkedHashMap<>();
  private final Map<Spec, Long> successes = new HashMap<>();

  Failures(Connection connection, Size size, Bulk attempts) throws SQLException {
    this.connection = connection;
    ofAPackage = 1 + size.attempts() / 170 / size.packages();
    own = new Skew(ofAPackage, 0.9);
    diagnoses =
        new Bulk(
            connection,
            "diagnosis",
            "attempt_id,version,failure_id,place_id,cause,phase,errors,warnings",
            attempts);
    findings =
        new Bulk(
            connection,
            "finding",
            "attempt_id,position,line,text,file,source_line,class,summary,fingerprint,times,error_id",
            attempts);
  }

  void succeeded(Attempts.Row row, String version) {
    successes.put(new Spec(row.owningPackage(), version, row.compiler(), row.system()), row.id());
  }

  void failed(Attempts.Row row, String version, String phase, SplittableRandom random)
      throws SQLException {
    int cause = cause(row.owningPackage(), random);
    Sum failure = failures.computeIfAbsent(cause, each -> new Sum(failures.size() + 1L));
    Place place = new Place(cause, row.owningPackage(), version, row.compiler(), row.system());
    Sum sum = places.computeIfAbsent(place, each -> new Sum(places.size() + 1L));
    failure.add(row);
    sum.add(row);
    days.computeIfAbsent(new Day(cause, row.at() / DAY), each -> new Sum(0)).add(row);
    diagnoses.add(row.id(), 1L, failure.id, sum.id, headline(cause), phase, 3L, 4L);
    for (long position = 1; position <= 3; position++) {
      int found = position == 1 ? cause : cause + (int) position;
      findings.add(
          row.id(),
          position,
          1000 + 7 * position,
          "src/module.c:42:7: error: " + headline(found),
          "src/module.c",
          42L,
          kind(found),
          headline(found),
          fingerprint(found),
          1L,
          errors.computeIfAbsent(found, each -> errors.size() + 1L));
    }
  }

  private int cause(long owningPackage, SplittableRandom random) {
    if (random.nextInt(100) < 30) {
      return common.pick(random);
    }
    return EVERYWHERE + (int) owningPackage * ofAPackage + own.pick(random);
  }

  private static String kind(int cause) {
    return CLASSES[cause % CLASSES.length];
  }

  private static String headline(int cause) {
    return "undefined reference to 'symbol_" + cause + "' while linking module " + cause;
  }

  private static String fingerprint(int cause) {
    return "1:%016x".formatted(cause * 0x9e3779b97f4a7c15L);
  }

  @Override
  public void close() throws SQLException {
    diagnoses.close();
    findings.close();
    Map<Integer, Spread> spreads = new HashMap<>();
    places.forEach(
        (place, sum) ->
            spreads
                .computeIfAbsent(place.failure, id -> new Spread())
                .add(place, isOpen(place, sum)));
    try (Bulk rows = new Bulk(connection, "failure", COLUMNS);
        Bulk where = new Bulk(connection, "failure_place", PLACE_COLUMNS, rows);
        Bulk known = new Bulk(connection, "error", "id,fingerprint,words");
        Bulk when = new Bulk(connection, "failure_day", "failure_id,day,attempts", rows)) {
      for (Map.Entry<Integer, Sum> each : failures.entrySet()) {
        add(rows, each.getKey(), each.getValue(), spread(spreads, each.getKey()));
      }
      for (Map.Entry<Integer, Long> each : errors.entrySet()) {
        known.add(
            each.getValue(),
            fingerprint(each.getKey()),
            headline(each.getKey()).toLowerCase(Locale.ROOT));
      }
      for (Map.Entry<Place, Sum> each : places.entrySet()) {
        add(where, each.getKey(), each.getValue());
      }
      for (Map.Entry<Day, Sum> each : days.entrySet()) {
        when.add(id(each.getKey().failure), each.getKey().day, each.getValue().attempts);
      }
    }
  }

  private static Spread spread(Map<Integer, Spread> spreads, int cause) {
    return spreads.getOrDefault(cause, new Spread());
  }

  private static void add(Bulk rows, int cause, Sum sum, Spread spread) throws SQLException {
    rows.add(
        sum.id,
        fingerprint(cause),
        kind(cause),
        headline(cause),
        sum.attempts,
        (long) spread.packages.size(),
        (long) spread.compilers.size(),
        (long) spread.systems.size(),
        spread.open,
        sum.first,
        sum.last,
        sum.newest,
        cause % 40 == 0 ? 1L : 0L,
        "",
        "",
        "",
        "");
  }

  private void add(Bulk rows, Place place, Sum sum) throws SQLException {
    rows.add(
        sum.id,
        id(place.failure),
        place.owningPackage,
        place.version,
        place.compiler,
        place.system,
        sum.attempts,
        sum.first,
        sum.last,
        sum.newest,
        isOpen(place, sum) ? 1L : 0L);
  }

  private long id(int cause) {
    return Objects.requireNonNull(failures.get(cause)).id;
  }

  private boolean isOpen(Place place, Sum sum) {
    Spec spec = new Spec(place.owningPackage, place.version, place.compiler, place.system);
    return successes.getOrDefault(spec, 0L) < sum.newest;
  }
}
