package org.spackmon.storage.views.failures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.search.Hits;

/** Reads what happened to a package on a system before an attempt failed. */
final class StoryReader {
  /** Attempts that are looked back at. */
  private static final int MOST = 300;

  private static final String THIS =
      """
      SELECT id, outcome, node_id, compiler_id, package_id, system_id FROM attempt WHERE id = ?
      """;

  private static final String BEFORE =
      """
      SELECT id, outcome, node_id, compiler_id FROM attempt
      WHERE package_id = ? AND system_id = ? AND id <= ? AND outcome IN (2, 3)
      ORDER BY id DESC LIMIT ?
      """;

  private static final String VERSIONS =
      "SELECT id, coalesce(version, '') FROM node WHERE id IN (%s)";

  private static final String OF_SPEC =
      """
      SELECT outcome, count(*) FROM (SELECT a.outcome FROM attempt a
        WHERE a.node_id = ? AND a.system_id = ? ORDER BY a.id DESC LIMIT ?) seen
      GROUP BY outcome
      """;

  private static final String MOMENTS =
      """
      SELECT a.id, a.build_id, a.number, a.node_id, n.version, c.name, h.hostname, h.host_os,
        h.kernel_version, b.spack_version, j.spack_commit, a.opened_at
      FROM attempt a
      JOIN node n ON n.id = a.node_id JOIN compiler c ON c.id = a.compiler_id
      JOIN build b ON b.id = a.build_id JOIN build_host h ON h.id = b.host_id
      LEFT JOIN run_journal j ON j.run_id = a.run_id
      WHERE a.id IN (%s)
      """;

  private record Try(long id, Outcome outcome, long node, long compiler, String version) {
    static Try of(ResultSet row) throws SQLException {
      return new Try(row.getLong(1), Outcome.of(row.getInt(2)), row.getLong(3), row.getLong(4), "");
    }

    Try of(Map<Long, String> versions) {
      return new Try(id, outcome, node, compiler, versions.getOrDefault(node, ""));
    }

    boolean well() {
      return outcome == Outcome.SUCCESS;
    }
  }

  private record Here(Try attempt, long packageId, long system) {}

  private StoryReader() {}

  static Optional<Story> of(Handle handle, long attempt) {
    return handle
        .createQuery(THIS)
        .bind(0, attempt)
        .map((row, context) -> new Here(Try.of(row), row.getLong(5), row.getLong(6)))
        .findOne()
        .map(here -> story(handle, here));
  }

  private static Story story(Handle handle, Here here) {
    List<Try> all = before(handle, here);
    Try failed = all.stream().findFirst().orElse(here.attempt);
    List<Try> alike =
        keep(all, each -> each.version.equals(failed.version) && each.compiler == failed.compiler);
    List<Try> told = alike;
    if (alike.stream().noneMatch(Try::well)) {
      List<Try> version = keep(all, each -> each.version.equals(failed.version));
      told = version.stream().anyMatch(Try::well) ? version : all;
    }
    Optional<Try> success = told.stream().filter(Try::well).findFirst();
    long after = success.map(Try::id).orElse(0L);
    List<Try> since = keep(alike, each -> each.id > after && !each.well());
    Try first = since.isEmpty() ? failed : since.get(since.size() - 1);
    Map<Long, Moment> moments = moments(handle, List.of(after, first.id));
    return new Story(
        moments.get(after),
        java.util.Objects.requireNonNull(moments.get(first.id)),
        Math.max(1, since.size()),
        all.size() == MOST,
        told.equals(alike),
        flaky(handle, here));
  }

  /** With this one, the newest; versions by themselves: few, as numbers that a planner knows. */
  private static List<Try> before(Handle handle, Here here) {
    List<Try> all =
        handle
            .createQuery(BEFORE)
            .bind(0, here.packageId)
            .bind(1, here.system)
            .bind(2, here.attempt.id)
            .bind(3, MOST)
            .map((row, context) -> Try.of(row))
            .list();
    Map<Long, String> versions = new HashMap<>();
    handle
        .createQuery(VERSIONS.formatted(Hits.list(all.stream().map(Try::node).distinct().toList())))
        .map((row, context) -> versions.put(row.getLong(1), row.getString(2)))
        .list();
    return all.stream().map(each -> each.of(versions)).toList();
  }

  private static List<Try> keep(List<Try> all, Predicate<Try> which) {
    return all.stream().filter(which).toList();
  }

  private static Story.Flaky flaky(Handle handle, Here here) {
    Map<Integer, Integer> counts = new HashMap<>();
    handle
        .createQuery(OF_SPEC)
        .bind(0, here.attempt.node)
        .bind(1, here.system)
        .bind(2, MOST)
        .map((row, context) -> counts.put(row.getInt(1), row.getInt(2)))
        .list();
    return new Story.Flaky(
        counts.getOrDefault(Outcome.SUCCESS.code(), 0),
        counts.getOrDefault(Outcome.FAILED.code(), 0));
  }

  private static Map<Long, Moment> moments(Handle handle, List<Long> ids) {
    Map<Long, Moment> moments = new HashMap<>();
    handle
        .createQuery(MOMENTS.formatted(Hits.list(ids)))
        .map((row, context) -> moments.put(row.getLong(1), moment(row)))
        .list();
    return moments;
  }

  private static Moment moment(ResultSet row) throws SQLException {
    return new Moment(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        FailureReader.instant(row.getLong(12)));
  }
}
