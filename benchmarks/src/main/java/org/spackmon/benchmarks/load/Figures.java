package org.spackmon.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What one kind of request cost, over all rounds that counted. */
final class Figures {
  static final String HEAD =
      """
      | request | connection | CPU ms | of it JIT | database | p50 ms | p95 | p99 | requests/s | n |
      |---|---|---|---|---|---|---|---|---|---|\
      """;

  private final List<Long> nanos = new ArrayList<>();
  private Meter.Reading spent = Meter.Reading.NONE;

  void add(List<Long> more, Meter.Reading reading) {
    nanos.addAll(more);
    spent = spent.plus(reading);
  }

  String row(String name, Client.Manner manner) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    int n = sorted.size();
    return String.format(
        Locale.ROOT,
        "| %s | %s | **%.2f** | %.2f | %.2f | %.1f | %.1f | %.1f | %.0f | %d |",
        name,
        manner == Client.Manner.CLOSE ? "new each time" : "kept",
        spent.server() / n,
        spent.compiler() / n,
        spent.database() / n,
        millis(sorted, 0.50),
        millis(sorted, 0.95),
        millis(sorted, 0.99),
        1e3 * n / spent.wall(),
        n);
  }

  private static double millis(List<Long> sorted, double rank) {
    return sorted.get((int) Math.min(sorted.size() - 1, rank * sorted.size())) / 1e6;
  }
}
