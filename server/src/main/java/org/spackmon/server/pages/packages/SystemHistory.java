package org.spackmon.server.pages.packages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.views.packages.Try;

/**
 * A package's attempts on one system as dots: time runs to the right, upwards is longer.
 *
 * @param first day on which the picture begins
 * @param last day on which it ends
 * @param paces how long all of it took, then each phase; empty where nobody told
 */
record SystemHistory(
    String system,
    List<Dot> dots,
    Duration longest,
    LocalDate first,
    LocalDate last,
    List<Pace> paces) {
  private static final String ALL = "All of it";

  static final int WIDTH = 960;
  static final int HEIGHT = 140;
  private static final int EDGE = 8;

  /** An attempt in its place. */
  record Dot(Try tried, double x, double y) {
    boolean good() {
      return tried.outcome() == Outcome.SUCCESS || tried.outcome() == Outcome.CACHED;
    }

    /** What neither succeeded nor failed, cancelled for instance, is shown as neither. */
    boolean failed() {
      return tried.outcome() == Outcome.FAILED;
    }

    String said() {
      String version = tried.version() == null ? "" : "@" + tried.version() + ", ";
      String took = tried.duration() == null ? "" : ", " + Spoken.took(tried.duration());
      return version + BuildTable.word(tried.outcome()) + took + ", " + tried.at();
    }
  }

  /**
   * Each system by itself, on one scale of time; those with most attempts first.
   *
   * @param tries the oldest first
   */
  static List<SystemHistory> of(List<Try> tries) {
    Map<String, List<Try>> bySystem = new LinkedHashMap<>();
    tries.forEach(
        each -> bySystem.computeIfAbsent(each.system(), key -> new ArrayList<>()).add(each));
    return bySystem.entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue(), tries))
        .sorted((a, b) -> Integer.compare(b.dots.size(), a.dots.size()))
        .toList();
  }

  private static SystemHistory of(String system, List<Try> own, List<Try> all) {
    Instant start = all.get(0).at();
    double span = Math.max(1, Duration.between(start, all.get(all.size() - 1).at()).toMillis());
    long longest = Math.max(1, own.stream().mapToLong(SystemHistory::millis).max().orElse(1));
    List<Dot> dots = new ArrayList<>();
    for (Try tried : own) {
      double x = Duration.between(start, tried.at()).toMillis() / span;
      double y = 1 - (double) millis(tried) / longest;
      dots.add(new Dot(tried, place(x, WIDTH), place(y, HEIGHT)));
    }
    return new SystemHistory(
        system,
        dots,
        Duration.ofMillis(longest),
        day(start),
        day(all.get(all.size() - 1).at()),
        paces(own));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static double place(double share, int length) {
    return Math.round(10 * (EDGE + share * (length - 2 * EDGE))) / 10.0;
  }

  private static long millis(Try tried) {
    return tried.duration() == null ? 0 : tried.duration().toMillis();
  }

  private static List<Pace> paces(List<Try> own) {
    Map<String, List<Duration>> times = new LinkedHashMap<>();
    for (Try tried : own) {
      if (tried.outcome() == Outcome.SUCCESS && tried.duration() != null) {
        times.computeIfAbsent(ALL, key -> new ArrayList<>()).add(tried.duration());
        for (Try.Phase phase : tried.phases()) {
          times.computeIfAbsent(phase.name(), key -> new ArrayList<>()).add(phase.took());
        }
      }
    }
    return times.entrySet().stream().map(each -> new Pace(each.getKey(), each.getValue())).toList();
  }

  /** What takes longer than before, and in which phase; null where nothing does. */
  @Nullable String slower() {
    if (paces.isEmpty() || !paces.get(0).slower()) {
      return null;
    }
    return paces.get(0).said()
        + paces.stream()
            .skip(1)
            .filter(Pace::slower)
            .max(Comparator.comparing(Pace::growth))
            .map(phase -> ", most of it in " + phase.name())
            .orElse("");
  }
}
