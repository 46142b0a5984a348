package org.spackmon.storage.views.packages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.packages.Try.Phase;
import org.spackmon.storage.views.search.Hits;

/** Reads the last attempts at a package, and how long each phase of those took that succeeded. */
final class HistoryReader {
  private static final String TRIES =
      """
      SELECT a.id, a.build_id, a.number, a.opened_at, a.outcome, a.duration, n.version, s.name
      FROM (SELECT id, build_id, number, opened_at, outcome, duration, node_id, system_id
            FROM attempt WHERE package_id = (SELECT id FROM package WHERE name = ?)
            ORDER BY id DESC LIMIT ?) a
      CROSS JOIN node n CROSS JOIN system s
      WHERE n.id = a.node_id AND s.id = a.system_id
      ORDER BY a.id
      """;

  /** By a journal, or else by the stamps in the phase's own log. */
  private static final String PHASES =
      """
      SELECT t.attempt_id, t.name, CASE WHEN t.started_at IS NULL THEN c.said_end - c.said_start
        ELSE t.ended_at - t.started_at END
      FROM phase t LEFT JOIN content c ON c.id = t.content_id AND t.started_at IS NULL
      WHERE t.attempt_id IN (%s) ORDER BY t.attempt_id, t.position, t.id
      """;

  private HistoryReader() {}

  private record Row(long attempt, Try tried) {}

  static List<Try> tries(Handle handle, String packageName, int most) {
    List<Row> rows =
        handle
            .createQuery(TRIES)
            .bind(0, packageName)
            .bind(1, most)
            .map((row, context) -> new Row(row.getLong(1), tried(row)))
            .list();
    Map<Long, List<Phase>> phases =
        phases(
            handle,
            rows.stream()
                .filter(row -> row.tried.outcome() == Outcome.SUCCESS)
                .map(Row::attempt)
                .toList());
    return rows.stream()
        .map(row -> row.tried.with(phases.getOrDefault(row.attempt, List.of())))
        .toList();
  }

  private static Try tried(ResultSet row) throws SQLException {
    return new Try(
        row.getLong(2),
        row.getInt(3),
        Instant.EPOCH.plus(row.getLong(4), ChronoUnit.MICROS),
        Outcome.of(row.getInt(5)),
        duration(row, 6),
        row.getString(7),
        row.getString(8),
        List.of());
  }

  private static Map<Long, List<Phase>> phases(Handle handle, List<Long> attempts) {
    Map<Long, List<Phase>> phases = new HashMap<>();
    handle
        .createQuery(PHASES.formatted(Hits.list(attempts)))
        .map(
            (row, context) -> {
              Duration took = duration(row, 3);
              return took != null
                  && phases
                      .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                      .add(new Phase(row.getString(2), took));
            })
        .list();
    return phases;
  }

  private static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() || micros < 0 ? null : Duration.of(micros, ChronoUnit.MICROS);
  }
}
