package org.spackmon.server.pages.packages;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Spoken;

/**
 * How long did it take, or one of its phases, in each install that succeeded, and did that change?
 *
 * @param times the oldest first
 */
record Pace(String name, List<Duration> times) {
  static final int WIDTH = 240;
  static final int HEIGHT = 24;

  /** So many installs are compared with as many before them. */
  private static final int COMPARED = 5;

  private static final double NOTABLE = 1.2;
  private static final int DRAWN = 60;
  private static final int EDGE = 2;

  /** The median of the last installs. */
  Duration now() {
    return median(Math.max(0, times.size() - COMPARED), times.size());
  }

  /** The median of those before; null where there are too few. */
  @Nullable Duration before() {
    int last = times.size() - COMPARED;
    return last < COMPARED ? null : median(last - COMPARED, last);
  }

  private Duration median(int from, int to) {
    return times.subList(from, to).stream().sorted().toList().get((to - from) / 2);
  }

  /** How much longer it takes now than before; negative for less. */
  Duration growth() {
    Duration before = before();
    return before == null ? Duration.ZERO : now().minus(before);
  }

  boolean slower() {
    Duration before = before();
    return before != null && now().toMillis() > before.toMillis() * NOTABLE;
  }

  long percent() {
    Duration before = before();
    return before == null ? 0 : Math.round(100.0 * growth().toMillis() / atLeastOne(before));
  }

  /** {@code +54 %}. */
  String change() {
    String sign = percent() < 0 ? "\u2212" : percent() > 0 ? "+" : "";
    return sign + Math.abs(percent()) + " %";
  }

  /** {@code 100 % slower than before: 10 s, now 20 s}. */
  String said() {
    Duration before = before();
    return before == null
        ? ""
        : percent()
            + " % slower than before: "
            + Spoken.took(before)
            + ", now "
            + Spoken.took(now());
  }

  /** The last installs as points of a line, from left to right; upwards is longer. */
  String line() {
    List<Duration> drawn = times.subList(Math.max(0, times.size() - DRAWN), times.size());
    long longest = atLeastOne(drawn.stream().max(Duration::compareTo).orElse(Duration.ZERO));
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < drawn.size(); i++) {
      double x = drawn.size() == 1 ? 0.5 : (double) i / (drawn.size() - 1);
      double y = 1 - (double) drawn.get(i).toMillis() / longest;
      points.append(place(x, WIDTH)).append(',').append(place(y, HEIGHT)).append(' ');
    }
    return points.toString().strip();
  }

  private static double place(double share, int length) {
    return Math.round(10 * (EDGE + share * (length - 2 * EDGE))) / 10.0;
  }

  private static long atLeastOne(Duration duration) {
    return Math.max(1, duration.toMillis());
  }
}
