package org.spackmon.server.pages.names;

import java.util.ArrayList;
import java.util.List;
import org.spackmon.record.Outcome;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.views.names.Counts;

/** How large a part of some builds had which outcome? For a small bar, drawn by hand. */
final class CountsBar {
  /** Width of the whole bar, in its own unit. */
  static final int WIDTH = 100;

  private static final double LEAST = 2;

  private static final List<Outcome> DRAWN =
      List.of(
          Outcome.SUCCESS,
          Outcome.CACHED,
          Outcome.UNKNOWN,
          Outcome.FAILED,
          Outcome.INTERRUPTED,
          Outcome.LOST,
          Outcome.CANCELLED,
          Outcome.STOPPED,
          Outcome.RUNNING,
          Outcome.NOTRUN,
          Outcome.ANNOUNCED);

  private CountsBar() {}

  /** From left to right, in hundredths. */
  record Part(String outcome, double x, double width) {}

  static List<Part> of(Counts counts) {
    List<Outcome> drawn = DRAWN.stream().filter(outcome -> counts.of(outcome) > 0).toList();
    double scale = WIDTH / drawn.stream().mapToDouble(outcome -> width(counts, outcome)).sum();
    List<Part> parts = new ArrayList<>();
    double x = 0;
    for (Outcome outcome : drawn) {
      double width = width(counts, outcome) * scale;
      parts.add(new Part(outcome.word(), rounded(x), rounded(width)));
      x += width;
    }
    return parts;
  }

  /** One of a million is still to be seen. */
  private static double width(Counts counts, Outcome outcome) {
    return Math.max(LEAST, (double) WIDTH * counts.of(outcome) / counts.total());
  }

  private static double rounded(double number) {
    return Math.round(number * 10) / 10.0;
  }

  /** The same in words: {@code 12 success, 3 failed}. */
  static String said(Counts counts) {
    return String.join(
        ", ",
        DRAWN.stream()
            .filter(outcome -> counts.of(outcome) > 0)
            .map(
                outcome ->
                    Spoken.count(counts.of(outcome))
                        + " "
                        + BuildTable.word(outcome).toLowerCase(java.util.Locale.ROOT))
            .toList());
  }
}
