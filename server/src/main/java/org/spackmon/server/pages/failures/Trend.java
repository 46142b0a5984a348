package org.spackmon.server.pages.failures;

import java.util.ArrayList;
import java.util.List;
import org.spackmon.server.pages.Spoken;

/** How often did something happen in each of the last days? As bars, the newest on the right. */
record Trend(List<Long> days) {
  static final int HEIGHT = 24;
  static final int WIDE = 3;
  private static final int STEP = 4;

  /** A day on which something happened. */
  record Bar(int x, int y, int height) {}

  static Trend of(List<Long> days) {
    return new Trend(days);
  }

  long total() {
    return days.stream().mapToLong(Long::longValue).sum();
  }

  int width() {
    return days.size() * STEP - 1;
  }

  /** Days on which nothing happened have none; once is to be seen beside a thousand. */
  List<Bar> bars() {
    long most = days.stream().mapToLong(Long::longValue).max().orElse(1);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      if (days.get(i) > 0) {
        int height = (int) Math.max(3, Math.round((double) HEIGHT * days.get(i) / most));
        bars.add(new Bar(i * STEP, HEIGHT - height, height));
      }
    }
    return bars;
  }

  String said() {
    return Spoken.count(total(), "time")
        + " in the last "
        + Spoken.count(days.size(), "day")
        + ", "
        + Spoken.count(days.get(days.size() - 1))
        + " of them today";
  }
}
