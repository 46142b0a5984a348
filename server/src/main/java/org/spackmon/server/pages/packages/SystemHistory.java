package org.spackmon.server.pages.packages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
 * @param slower what takes longer than before; null where nothing does, or too little is known
 */
record SystemHistory(
    String system,
    List<Dot> dots,
    Duration longest,
    LocalDate first,
    LocalDate last,
    @Nullable Slower slower) {
  static final int WIDTH = 960;
  static final int HEIGHT = 140;
  private static final int EDGE = 8;

  /** So many installs are compared with as many before them. */
  private static final int COMPARED = 5;

  private static final double NOTABLE = 1.2;

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

  /** The medians of the last installs and of those before. */
  record Slower(Duration before, Duration now) {
    String said() {
      long percent = Math.round(100.0 * now.toMillis() / Math.max(1, before.toMillis())) - 100;
      return percent
          + " % slower than before: "
          + Spoken.took(before)
          + ", now "
          + Spoken.took(now);
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
        slower(own));
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

  private static @Nullable Slower slower(List<Try> own) {
    List<Long> times =
        own.stream()
            .filter(each -> each.outcome() == Outcome.SUCCESS && each.duration() != null)
            .map(SystemHistory::millis)
            .toList();
    if (times.size() < 2 * COMPARED) {
      return null;
    }
    int end = times.size();
    long now = median(times.subList(end - COMPARED, end));
    long before = median(times.subList(end - 2 * COMPARED, end - COMPARED));
    return now > before * NOTABLE
        ? new Slower(Duration.ofMillis(before), Duration.ofMillis(now))
        : null;
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
