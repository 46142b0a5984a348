package org.spackmon.storage.views.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.runs.Work.Stretch;
import org.spackmon.storage.views.search.Hits;

/** Reads what a run worked on, in the order in which it began. */
final class WorkReader {
  private static final String WORK =
      """
      SELECT a.id, a.node_id, a.build_id, a.number, p.name, n.version, a.outcome, b.began_at,
        b.ended_at
      FROM run r JOIN run_build b ON b.run_id = r.id JOIN attempt a ON a.id = b.attempt_id
        JOIN node n ON n.id = a.node_id JOIN package p ON p.id = a.package_id
      WHERE r.run_key = ? AND b.began_at IS NOT NULL
      ORDER BY b.began_at, a.id
      """;

  private static final String PHASES =
      """
      SELECT attempt_id, name, step, started_at, ended_at FROM phase
      WHERE attempt_id IN (%s) AND started_at IS NOT NULL ORDER BY started_at, position
      """;

  private static final String NEEDS =
      "SELECT parent_id, child_id FROM edge WHERE parent_id IN (%1$s) AND child_id IN (%1$s)";

  private final Handle handle;

  WorkReader(Handle handle) {
    this.handle = handle;
  }

  /** With what the reader needs to know of it. */
  private record Row(long attempt, long node, Work work) {}

  List<Work> read(String key) {
    List<Row> rows = handle.createQuery(WORK).bind(0, key).map((row, context) -> row(row)).list();
    Map<Long, List<Stretch>> phases = phases(rows);
    Map<Long, List<Integer>> needs = needs(rows);
    return rows.stream()
        .map(
            row ->
                with(
                    row.work,
                    phases.getOrDefault(row.attempt, List.of()),
                    needs.getOrDefault(row.node, List.of())))
        .toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        row.getLong(2),
        new Work(
            row.getLong(3),
            row.getInt(4),
            row.getString(5),
            row.getString(6),
            Outcome.of(row.getInt(7)),
            RunReader.instant(row.getLong(8)),
            RunReader.time(row, 9),
            List.of(),
            List.of()));
  }

  private static Work with(Work work, List<Stretch> phases, List<Integer> needs) {
    return new Work(
        work.build(),
        work.attempt(),
        work.name(),
        work.version(),
        work.outcome(),
        work.began(),
        work.ended(),
        phases,
        needs);
  }

  private Map<Long, List<Stretch>> phases(List<Row> rows) {
    Map<Long, List<Stretch>> phases = new HashMap<>();
    handle
        .createQuery(PHASES.formatted(Hits.list(rows.stream().map(Row::attempt).toList())))
        .map(
            (row, context) ->
                phases
                    .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(
                        new Stretch(
                            row.getString(2),
                            row.getInt(3) == 1,
                            RunReader.instant(row.getLong(4)),
                            RunReader.time(row, 5))))
        .list();
    return phases;
  }

  private Map<Long, List<Integer>> needs(List<Row> rows) {
    Map<Long, Integer> places = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      places.put(rows.get(i).node, i);
    }
    Map<Long, List<Integer>> needs = new HashMap<>();
    handle
        .createQuery(NEEDS.formatted(Hits.list(List.copyOf(places.keySet()))))
        .map(
            (row, context) ->
                needs
                    .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(places.get(row.getLong(2))))
        .list();
    return needs;
  }
}
