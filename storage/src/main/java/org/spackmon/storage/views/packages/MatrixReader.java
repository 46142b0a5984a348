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
import org.spackmon.storage.views.packages.Matrix.Cell;
import org.spackmon.storage.views.packages.Matrix.Score;

/** Adds a package's matrix up out of counters. */
final class MatrixReader {
  /** More would be no table that anybody reads. */
  static final int MOST_VERSIONS = 60;

  static final int MOST_COLUMNS = 30;

  private static final String SUMS =
      """
      SELECT s.version, w.name, s.succeeded, s.failed, s.tried
      FROM (SELECT t.version AS version, %1$s AS other,
          sum(CASE WHEN t.outcome IN (%3$d, %4$d) THEN t.n ELSE 0 END) AS succeeded,
          sum(CASE WHEN t.outcome = %5$d THEN t.n ELSE 0 END) AS failed, sum(t.n) AS tried
        FROM package p CROSS JOIN matrix_tally t
        WHERE p.name = ? AND t.package_id = p.id
        GROUP BY 1, 2) s
      JOIN %2$s w ON w.id = s.other
      WHERE s.tried > 0
      """;

  private MatrixReader() {}

  static Matrix matrix(Handle handle, String packageName, MatrixBy by) {
    Map<Cell, Score> cells = new HashMap<>();
    handle
        .createQuery(sums(by))
        .bind(0, packageName)
        .map(
            (row, context) ->
                cells.put(
                    new Cell(row.getString(1), row.getString(2)),
                    new Score(row.getLong(3), row.getLong(4), row.getLong(5))))
        .list();
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

  private static String sums(MatrixBy by) {
    return SUMS.formatted(
        by.column(),
        by.table(),
        Outcome.SUCCESS.code(),
        Outcome.CACHED.code(),
        Outcome.FAILED.code());
  }

  private static List<String> mostUsed(Map<Cell, Score> cells, Function<Cell, String> of) {
    Map<String, Long> used = new HashMap<>();
    cells.forEach((cell, score) -> used.merge(of.apply(cell), score.tried(), Long::sum));
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
