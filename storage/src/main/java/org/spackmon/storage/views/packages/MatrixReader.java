package org.spackmon.storage.views.packages;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.spackmon.record.Outcome;
import org.spackmon.spack.versions.ConcreteVersion;
import org.spackmon.spack.versions.Version;
import org.spackmon.storage.views.names.Counts;
import org.spackmon.storage.views.packages.Matrix.Cell;

/** Adds a package's matrix up out of the counters of its specs. */
final class MatrixReader {
  /** More would be no table that anybody reads. */
  static final int MOST_VERSIONS = 60;

  static final int MOST_COLUMNS = 30;

  /** Names come last: a busy package has tens of thousands of counters. */
  private static final String SUMS =
      """
      SELECT s.version, w.name, s.outcome, s.n
      FROM (SELECT coalesce(n.version, '') AS version, %s AS other, t.outcome AS outcome,
            sum(t.n) AS n
          FROM package p CROSS JOIN node n CROSS JOIN spec_tally t
          WHERE p.name = ? AND n.package_id = p.id AND t.node_id = n.id
          GROUP BY 1, 2, 3) s
      JOIN %s w ON w.id = s.other
      WHERE s.n > 0
      """;

  private MatrixReader() {}

  private record Sum(Cell cell, Outcome outcome, long n) {}

  static Matrix matrix(Handle handle, String packageName, MatrixBy by) {
    List<Sum> sums =
        handle
            .createQuery(SUMS.formatted(by.column(), by.table()))
            .bind(0, packageName)
            .map(
                (row, context) ->
                    new Sum(
                        new Cell(row.getString(1), row.getString(2)),
                        Outcome.of(row.getInt(3)),
                        row.getLong(4)))
            .list();
    Map<Cell, Map<Outcome, Long>> counts = new HashMap<>();
    for (Sum sum : sums) {
      counts.computeIfAbsent(sum.cell, cell -> new HashMap<>()).put(sum.outcome, sum.n);
    }
    Map<Cell, Counts> cells = new HashMap<>();
    counts.forEach((cell, byOutcome) -> cells.put(cell, new Counts(byOutcome)));
    List<String> versions = mostUsed(cells, Cell::version);
    List<String> columns = mostUsed(cells, Cell::column);
    return new Matrix(
        by,
        versions.stream().limit(MOST_VERSIONS).sorted(newestFirst()).toList(),
        columns.stream().limit(MOST_COLUMNS).toList(),
        cells,
        Math.max(0, versions.size() - MOST_VERSIONS),
        Math.max(0, columns.size() - MOST_COLUMNS));
  }

  private static List<String> mostUsed(Map<Cell, Counts> cells, Function<Cell, String> of) {
    Map<String, Long> used = new HashMap<>();
    cells.forEach((cell, counts) -> used.merge(of.apply(cell), counts.total(), Long::sum));
    return used.keySet().stream()
        .sorted(
            Comparator.comparing((String name) -> used.getOrDefault(name, 0L))
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** What is no version that could be compared comes last. */
  static Comparator<String> newestFirst() {
    return Comparator.comparing(MatrixReader::version).reversed();
  }

  private static Version version(String text) {
    try {
      return ConcreteVersion.parse(text) instanceof Version version ? version : Version.parse("");
    } catch (IllegalArgumentException e) {
      return Version.parse("");
    }
  }
}
