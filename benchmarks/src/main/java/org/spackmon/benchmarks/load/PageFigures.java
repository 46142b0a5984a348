package org.spackmon.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What one page cost, round by round: of rounds that other work disturbed the median tells. */
final class PageFigures {
  static final String HEAD =
      """
      | page | CPU ms | of it JIT | database | p50 ms | p99 | least |
      |---|---|---|---|---|---|---|\
      """;

  private final List<Long> nanos = new ArrayList<>();
  private final List<Double> server = new ArrayList<>();
  private final List<Double> compiler = new ArrayList<>();
  private final List<Double> database = new ArrayList<>();

  void add(List<Long> more, Meter.Reading spent) {
    nanos.addAll(more);
    server.add(spent.server() / more.size());
    compiler.add(spent.compiler() / more.size());
    database.add(spent.database() / more.size());
  }

  String row(String page) {
    List<Double> wall = new ArrayList<>(nanos.stream().map(nano -> nano / 1e6).toList());
    return String.format(
        Locale.ROOT,
        "| `%s` | **%.2f** | %.2f | %.2f | %.1f | %.1f | %.1f |",
        page,
        rank(server, 0.5) + rank(database, 0.5),
        rank(compiler, 0.5),
        rank(database, 0.5),
        rank(wall, 0.5),
        rank(wall, 0.99),
        rank(wall, 0));
  }

  private static double rank(List<Double> figures, double rank) {
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1, rank * sorted.size()));
  }
}
