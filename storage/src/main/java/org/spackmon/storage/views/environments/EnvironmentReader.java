package org.spackmon.storage.views.environments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.ledger.Answers;
import org.spackmon.storage.views.environments.EnvironmentPage.Part;
import org.spackmon.storage.views.environments.EnvironmentPage.Root;
import org.spackmon.storage.views.environments.EnvironmentPage.State;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.search.Hits;
import org.spackmon.storage.views.specs.Below;

/** Reads Spack environments. */
final class EnvironmentReader {
  /**
   * Whether a node is installed on a system: an install tree says so, or none says anything and the
   * last attempt went well.
   */
  private static final String INSTALLED =
      """
      (EXISTS (SELECT 1 FROM install i WHERE i.node_id = %1$s AND i.system_id = %2$s
          AND i.uninstalled_at IS NULL)
        OR (NOT EXISTS (SELECT 1 FROM install i WHERE i.node_id = %1$s AND i.system_id = %2$s)
          AND coalesce((SELECT a.outcome FROM attempt a WHERE a.node_id = %1$s
            AND a.system_id = %2$s ORDER BY a.id DESC LIMIT 1), 0) IN (2, 7)))
      """;

  private static final String MISSING =
      """
      (SELECT count(*) FROM environment_root r LEFT JOIN node n ON n.id = r.node_id
        WHERE r.environment_id = e.id AND n.external_path IS NULL AND NOT %s)
      """
          .formatted(INSTALLED.formatted("r.node_id", "e.system_id"));

  private static final String ROW =
      """
      SELECT e.id, e.name, e.path, y.name, t.name,
        (SELECT count(*) FROM environment_root r WHERE r.environment_id = e.id), %s,
        e.first_seen_at, e.seen_at, e.gone_at, e.manifest_id, e.lock_id, e.system_id
      FROM environment e JOIN system y ON y.id = e.system_id LEFT JOIN site t ON t.id = y.site_id
      """
          .formatted(MISSING);

  private static final String LIST =
      ROW
          + """
          WHERE e.gone_at IS %s NULL AND (CAST(:system AS TEXT) IS NULL OR y.name = :system)
            AND e.id %s :from ORDER BY e.id %s LIMIT :most""";

  private static final String ROOTS =
      """
      SELECT spec, hash, node_id FROM environment_root
      WHERE environment_id = ? ORDER BY position""";

  /** Several Spacks may give one node a hash each: the environment's own is shown. */
  private static final String PARTS =
      """
      SELECT n.id, p.name, n.version,
        coalesce((SELECT min(r.hash) FROM environment_root r
            WHERE r.environment_id = :environment AND r.node_id = n.id), i.hash,
          (SELECT min(h.hash) FROM hash_alias h WHERE h.node_id = n.id AND h.kind = 0)),
        n.external_path, i.prefix, i.installed_at, CASE WHEN %s THEN 1 ELSE 0 END,
        a.build_id, a.number, a.outcome, d.cause
      FROM node n JOIN package p ON p.id = n.package_id
      LEFT JOIN install i ON i.id = (SELECT max(o.id) FROM install o
        WHERE o.node_id = n.id AND o.system_id = :system AND o.uninstalled_at IS NULL)
      LEFT JOIN attempt a ON a.id = (SELECT max(o.id) FROM attempt o
        WHERE o.node_id = n.id AND o.system_id = :system)
      LEFT JOIN diagnosis d ON d.attempt_id = a.id
      WHERE n.id IN (%s) ORDER BY p.name, n.id""";

  private static final String RUNS =
      """
      SELECT r.run_key, j.command, j.user_name, coalesce(j.began_at, r.started_at),
        (SELECT count(*) FROM run_package p WHERE p.run_id = r.id AND p.outcome = %d)
      FROM run_environment u JOIN run r ON r.id = u.run_id JOIN run_journal j ON j.run_id = r.id
      WHERE u.environment_id = ? ORDER BY 4 DESC, u.run_id DESC LIMIT 10"""
          .formatted(Outcome.FAILED.code());

  private EnvironmentReader() {}

  static List<EnvironmentRow> list(
      Handle handle, EnvironmentsView view, @Nullable Cursor from, int most) {
    boolean forward = from == null || from.forward();
    return handle
        .createQuery(
            LIST.formatted(view.gone() ? "NOT" : "", forward ? "<" : ">", forward ? "DESC" : "ASC"))
        .bind("system", view.system())
        .bind("from", from == null ? Long.MAX_VALUE : from.number())
        .bind("most", most)
        .map((row, context) -> row(row))
        .list();
  }

  static Optional<EnvironmentPage> page(Handle handle, long id) {
    return handle
        .createQuery(ROW + "WHERE e.id = ?")
        .bind(0, id)
        .map((row, context) -> page(handle, row))
        .findOne();
  }

  private static EnvironmentPage page(Handle handle, ResultSet row) throws SQLException {
    long id = row.getLong(1);
    List<Part> parts = parts(handle, id, row.getLong(13), roots(handle, id));
    Map<Long, Part> byNode = new HashMap<>();
    parts.forEach(part -> byNode.put(part.node(), part));
    List<Root> roots =
        handle
            .createQuery(ROOTS)
            .bind(0, id)
            .map(
                (root, context) ->
                    new Root(root.getString(1), root.getString(2), byNode.get(root.getLong(3))))
            .list();
    return new EnvironmentPage(
        row(row), number(row, 11), number(row, 12), roots, parts, runs(handle, id));
  }

  private static List<EnvironmentPage.Run> runs(Handle handle, long id) {
    return handle
        .createQuery(RUNS)
        .bind(0, id)
        .map(
            (row, context) ->
                new EnvironmentPage.Run(
                    row.getString(1),
                    row.getString(2) == null ? List.of() : Answers.list(row.getString(2)),
                    row.getString(3),
                    Objects.requireNonNull(time(row, 4)),
                    row.getLong(5)))
        .list();
  }

  static List<Long> roots(Handle handle, long id) {
    return handle.createQuery(ROOTS).bind(0, id).map((row, context) -> number(row, 3)).stream()
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static List<Part> parts(Handle handle, long environment, long system, List<Long> roots) {
    String nodes = Hits.list(Below.of(handle, roots));
    return handle
        .createQuery(PARTS.formatted(INSTALLED.formatted("n.id", ":system"), nodes))
        .bind("environment", environment)
        .bind("system", system)
        .map((row, context) -> part(row))
        .list();
  }

  private static Part part(ResultSet row) throws SQLException {
    Integer outcome = row.getObject(11) == null ? null : Integer.valueOf(row.getInt(11));
    boolean failed = outcome != null && Outcome.of(outcome) == Outcome.FAILED;
    State state =
        row.getString(5) != null
            ? State.EXTERNAL
            : row.getInt(8) == 1 ? State.INSTALLED : failed ? State.FAILED : State.MISSING;
    return new Part(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        state,
        row.getString(6),
        time(row, 7),
        number(row, 9),
        row.getObject(10) == null ? null : Integer.valueOf(row.getInt(10)),
        state == State.FAILED ? row.getString(12) : null);
  }

  private static EnvironmentRow row(ResultSet row) throws SQLException {
    return new EnvironmentRow(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7),
        Objects.requireNonNull(time(row, 8)),
        Objects.requireNonNull(time(row, 9)),
        time(row, 10));
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Long.valueOf(value);
  }

  private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    Long micros = number(row, column);
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
