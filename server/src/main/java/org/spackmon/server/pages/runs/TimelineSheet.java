package org.spackmon.server.pages.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.views.runs.CriticalPath;
import org.spackmon.storage.views.runs.RunLine;
import org.spackmon.storage.views.runs.Work;
import org.spackmon.storage.views.runs.Work.Stretch;

/**
 * When did a run work on what, and where did the time go?
 *
 * @param rows in the order in which they began
 * @param shares time in each phase, of all packages together, the longest first
 * @param critical the packages of the critical path, in order
 * @param criticalTime in which one of them was worked on
 * @param span from the first to the last that was worked on
 */
record TimelineSheet(
    Frame frame,
    RunLine run,
    List<Row> rows,
    List<Share> shares,
    List<Row> critical,
    Duration criticalTime,
    Duration span) {
  static final int WIDTH = 1000;
  static final int ROW = 22;
  static final int TOP = 22;
  private static final int LEFT = 230;
  private static final int LONGEST = 27;
  private static final int MOST_TICKS = 7;

  private static final List<Long> STEPS =
      List.of(
          1L,
          2L,
          5L,
          10L,
          20L,
          50L,
          100L,
          200L,
          500L,
          1000L,
          2000L,
          5000L,
          10_000L,
          30_000L,
          60_000L,
          120_000L,
          300_000L,
          600_000L,
          1_800_000L,
          3_600_000L,
          7_200_000L,
          21_600_000L,
          86_400_000L);

  /** A package's line. */
  record Row(Work work, String label, Duration took, boolean critical, int y, List<Bar> bars) {}

  /**
   * A phase on a package's line, or all of a package of whose phases nothing is known.
   *
   * @param kind "step" for what Spack does itself, else "odd" or "even": neighbours differ
   */
  record Bar(String kind, String said, double x, double width) {}

  /** Time that a phase took. */
  record Share(String phase, Duration took, long percent) {}

  /** A moment on the axis. */
  record Tick(String word, double x) {
    /** Whether its word has room before it only. */
    boolean late() {
      return x > WIDTH - 60;
    }
  }

  static TimelineSheet of(Frame frame, RunLine run, List<Work> all) {
    Instant now = run.ended() == null ? frame.now() : run.ended();
    Instant from = all.stream().map(Work::began).min(Instant::compareTo).orElse(run.began());
    Instant to =
        all.stream().map(work -> CriticalPath.end(work, now)).max(Instant::compareTo).orElse(now);
    Duration span = Duration.between(from, to);
    CriticalPath path = CriticalPath.of(all, now);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Work work = all.get(i);
      rows.add(
          new Row(
              work,
              Spoken.shortened(named(work), LONGEST),
              Duration.between(work.began(), CriticalPath.end(work, now)),
              path.places().contains(i),
              TOP + i * ROW,
              bars(work, from, span, now)));
    }
    return new TimelineSheet(
        frame,
        run,
        rows,
        shares(all, now),
        path.places().stream().map(rows::get).toList(),
        path.worked(all, now),
        span);
  }

  private static List<Bar> bars(Work work, Instant from, Duration span, Instant now) {
    Instant end = CriticalPath.end(work, now);
    List<Bar> bars = new ArrayList<>();
    bars.add(bar("whole", named(work), from, span, work.began(), end));
    int number = 0;
    for (Stretch phase : work.phases()) {
      String kind = phase.step() ? "step" : number++ % 2 == 0 ? "odd" : "even";
      bars.add(bar(kind, phase.name(), from, span, phase.began(), end(phase, end)));
    }
    return bars;
  }

  private static Instant end(Stretch phase, Instant otherwise) {
    Instant ended = phase.ended();
    return ended == null ? otherwise : ended;
  }

  private static Bar bar(
      String kind, String name, Instant from, Duration span, Instant began, Instant ended) {
    double left = x(Duration.between(from, began), span);
    double right = x(Duration.between(from, ended), span);
    String said = name + ": " + Spoken.took(Duration.between(began, ended));
    return new Bar(kind, said, left, Math.max(1, tenths(right - left)));
  }

  private static double x(Duration since, Duration span) {
    double share = (double) since.toNanos() / Math.max(1, span.toNanos());
    return tenths(LEFT + share * (WIDTH - LEFT - 1));
  }

  private static double tenths(double value) {
    return Math.round(10 * value) / 10.0;
  }

  private static List<Share> shares(List<Work> all, Instant now) {
    Map<String, Duration> sums = new LinkedHashMap<>();
    for (Work work : all) {
      for (Stretch phase : work.phases()) {
        Instant ended = end(phase, CriticalPath.end(work, now));
        sums.merge(phase.name(), Duration.between(phase.began(), ended), Duration::plus);
      }
    }
    long total = sums.values().stream().mapToLong(Duration::toMillis).sum();
    return sums.entrySet().stream()
        .map(
            sum ->
                new Share(
                    sum.getKey(),
                    sum.getValue(),
                    Math.round(100.0 * sum.getValue().toMillis() / Math.max(1, total))))
        .sorted((a, b) -> b.took().compareTo(a.took()))
        .toList();
  }

  static String named(Work work) {
    return work.name() + (work.version() == null ? "" : "@" + work.version());
  }

  int height() {
    return TOP + rows.size() * ROW + 4;
  }

  /** Round moments, few enough to be read. */
  List<Tick> ticks() {
    long millis = Math.max(1, span.toMillis());
    long step =
        STEPS.stream()
            .filter(each -> millis / each <= MOST_TICKS)
            .findFirst()
            .orElse(millis / MOST_TICKS);
    List<Tick> ticks = new ArrayList<>();
    for (long at = 0; at <= millis; at += step) {
      ticks.add(
          new Tick(
              at == 0 ? "0" : Spoken.took(Duration.ofMillis(at)), x(Duration.ofMillis(at), span)));
    }
    return ticks;
  }

  String link(Row row) {
    return BuildTable.attempt(frame, row.work().build(), row.work().attempt());
  }
}
