package org.spackmon.storage.views.failures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.findings.MarkState;
import org.spackmon.storage.views.failures.FailureFilter.Order;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.search.Hits;

/** Reads failures from what is counted of them. */
final class FailureReader {
  private static final int MOST_PLACES = 100;

  private static final String ROWS =
      """
      SELECT f.id, f.fingerprint, f.class, f.headline, f.attempts, f.packages, f.compilers,
        f.systems, f.open_places, f.first_at, f.last_at, f.mark, f.assignee, f.note, f.link,
        f.marked_by, f.marked_at, a.build_id, a.number, p.name, n.version, s.name, f.last_id
      FROM (%s) picked
      CROSS JOIN failure f
      LEFT JOIN attempt a ON a.id = f.last_id
      LEFT JOIN node n ON n.id = a.node_id
      LEFT JOIN package p ON p.id = a.package_id
      LEFT JOIN system s ON s.id = a.system_id
      WHERE f.id = picked.id ORDER BY %s
      """;

  private static final String ONE = "SELECT id FROM failure WHERE id = ?";

  private static final String DAYS =
      "SELECT failure_id, day, attempts FROM failure_day WHERE failure_id IN (%s) AND day > ?";

  private static final String PLACES =
      """
      SELECT p.name, f.version, c.name, s.name, f.attempts, f.first_at, f.last_at, f.open
      FROM (SELECT id FROM failure_place WHERE failure_id = ? ORDER BY last_id DESC LIMIT ?) picked
      CROSS JOIN failure_place f CROSS JOIN package p CROSS JOIN compiler c CROSS JOIN system s
      WHERE f.id = picked.id AND p.id = f.package_id AND c.id = f.compiler_id
        AND s.id = f.system_id
      ORDER BY f.last_id DESC
      """;

  private FailureReader() {}

  static List<FailureRow> list(
      Handle handle, FailureFilter filter, @Nullable Cursor from, int most) {
    boolean forward = from == null || from.forward();
    boolean newest = filter.order() == Order.NEWEST;
    List<Object> arguments = new ArrayList<>();
    StringBuilder pick = new StringBuilder("SELECT f.id FROM failure f WHERE ");
    pick.append(filter.show().condition());
    if (from != null) {
      pick.append(
          newest
              ? forward ? " AND f.last_id < ?" : " AND f.last_id > ?"
              : forward ? " AND (f.attempts, f.id) < (?, ?)" : " AND (f.attempts, f.id) > (?, ?)");
      arguments.addAll(newest ? List.of(from.number()) : Frequency.of(from.number()).parts());
    }
    if (filter.kind() != null) {
      pick.append(" AND f.class = ?");
      arguments.add(filter.kind());
    }
    if (filter.packageName() != null) {
      pick.append(met("package"));
      arguments.add(filter.packageName());
    }
    if (filter.system() != null) {
      pick.append(met("system"));
      arguments.add(filter.system());
    }
    String way = forward ? " DESC" : " ASC";
    String order = newest ? "f.last_id" + way : "f.attempts" + way + ", f.id" + way;
    pick.append(" ORDER BY ").append(order).append(" LIMIT ?");
    arguments.add(most);
    return rows(handle, ROWS.formatted(pick, order), arguments);
  }

  /** Of those that were met there. */
  private static String met(String table) {
    return " AND EXISTS (SELECT 1 FROM failure_place w WHERE w.failure_id = f.id"
        + " AND w.%1$s_id = (SELECT id FROM %1$s WHERE name = ?))".formatted(table);
  }

  static String key(FailureFilter filter, FailureRow row) {
    return filter.order() == Order.NEWEST
        ? Long.toString(row.newest())
        : new Frequency(row.attempts(), row.id()).key();
  }

  static Optional<FailurePage> page(Handle handle, long id) {
    return rows(handle, ROWS.formatted(ONE, "f.id"), List.of(id)).stream()
        .findFirst()
        .map(row -> new FailurePage(row, places(handle, id), placeCount(handle, id)));
  }

  private static long placeCount(Handle handle, long id) {
    return handle
        .createQuery("SELECT count(*) FROM failure_place WHERE failure_id = ?")
        .bind(0, id)
        .mapTo(Long.class)
        .one();
  }

  private static List<FailurePlace> places(Handle handle, long id) {
    return handle
        .createQuery(PLACES)
        .bind(0, id)
        .bind(1, MOST_PLACES)
        .map(
            (row, context) ->
                new FailurePlace(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    instant(row.getLong(6)),
                    instant(row.getLong(7)),
                    row.getInt(8) == 1))
        .list();
  }

  private static List<FailureRow> rows(Handle handle, String sql, List<?> arguments) {
    Query query = handle.createQuery(sql);
    for (int i = 0; i < arguments.size(); i++) {
      query.bind(i, arguments.get(i));
    }
    List<FailureRow> rows = query.map((row, context) -> row(row)).list();
    Map<Long, List<Long>> trends =
        trends(handle, rows.stream().map(FailureRow::id).toList(), Instant.now());
    return rows.stream().map(row -> row.with(trends.getOrDefault(row.id(), List.of()))).toList();
  }

  private static Map<Long, List<Long>> trends(Handle handle, List<Long> ids, Instant now) {
    long today = Duration.between(Instant.EPOCH, now).toDays();
    Map<Long, long[]> counts = new HashMap<>();
    ids.forEach(id -> counts.put(id, new long[FailureRow.DAYS]));
    handle
        .createQuery(DAYS.formatted(Hits.list(ids)))
        .bind(0, today - FailureRow.DAYS)
        .map(
            (row, context) -> {
              int at = (int) (row.getLong(2) - today + FailureRow.DAYS - 1);
              long[] days = counts.get(row.getLong(1));
              if (days != null && at < days.length) {
                days[at] = row.getLong(3);
              }
              return at;
            })
        .list();
    Map<Long, List<Long>> trends = new HashMap<>();
    counts.forEach((id, days) -> trends.put(id, java.util.Arrays.stream(days).boxed().toList()));
    return trends;
  }

  private static FailureRow row(ResultSet row) throws SQLException {
    return new FailureRow(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        instant(row.getLong(10)),
        instant(row.getLong(11)),
        row.getLong(23),
        latest(row),
        mark(row),
        List.of());
  }

  private static FailureRow.@Nullable Latest latest(ResultSet row) throws SQLException {
    long build = row.getLong(18);
    return row.wasNull()
        ? null
        : new FailureRow.Latest(
            build, row.getInt(19), row.getString(20), row.getString(21), row.getString(22));
  }

  private static Mark mark(ResultSet row) throws SQLException {
    long at = row.getLong(17);
    Instant noted = row.wasNull() ? null : instant(at);
    return new Mark(
        MarkState.of(row.getInt(12)),
        row.getString(13),
        row.getString(14),
        row.getString(15),
        row.getString(16),
        noted);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
