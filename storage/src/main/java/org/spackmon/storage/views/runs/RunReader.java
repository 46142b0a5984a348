package org.spackmon.storage.views.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.record.runs.Role;
import org.spackmon.record.runs.RunOutcomes;
import org.spackmon.storage.ledger.Answers;
import org.spackmon.storage.views.failures.Diagnosis;
import org.spackmon.storage.views.paging.Cursor;

/** Reads runs. */
final class RunReader {
  private static final int MOST_NOTES = 200;

  private static final String LINE =
      """
      SELECT r.id, r.run_key, o.name, r.spack_version, j.command, j.user_name, j.host_name,
        j.system, coalesce(j.began_at, r.started_at), j.exited_at, j.exit_code, j.exit_signal,
        j.lost_at, j.client, j.spack_commit, j.installer, j.python, j.root, j.store, j.batch_kind,
        j.batch_job, j.batch_node, j.heard_at, j.tags
      FROM run_journal j CROSS JOIN run r CROSS JOIN account o
      WHERE r.id = j.run_id AND o.id = r.account_id
      """;

  private static final String OLDER = LINE + " AND j.run_id < ? ORDER BY j.run_id DESC LIMIT ?";
  private static final String NEWER = LINE + " AND j.run_id > ? ORDER BY j.run_id ASC LIMIT ?";
  private static final String ONE =
      LINE + " AND j.run_id = (SELECT k.id FROM run k WHERE k.run_key = ?)";

  private static final String PLAN =
      """
      SELECT p.hash, p.name, p.version, p.role, p.explicit, p.root, p.outcome, p.because,
        p.installed_by, a.build_id, a.number, a.outcome, j.exited_at, j.lost_at,
        t.error, t.origin_url, t.origin_host, d.cause, d.phase
      FROM run r JOIN run_journal j ON j.run_id = r.id JOIN run_package p ON p.run_id = r.id
      LEFT JOIN attempt a ON a.id = (SELECT max(b.attempt_id) FROM run_build b
        WHERE b.run_id = r.id AND b.hash = p.hash)
      LEFT JOIN run_build t ON t.attempt_id = a.id
      LEFT JOIN diagnosis d ON d.attempt_id = a.id
      WHERE r.run_key = ?
      """;

  private RunReader() {}

  static List<RunLine> list(Handle handle, @Nullable Cursor from, int most) {
    boolean forward = from == null || from.forward();
    return handle
        .createQuery(forward ? OLDER : NEWER)
        .bind(0, from == null ? Long.MAX_VALUE : from.number())
        .bind(1, most)
        .map((row, context) -> line(row))
        .list();
  }

  static Optional<RunPage> page(Handle handle, String key) {
    return handle.createQuery(ONE).bind(0, key).map((row, context) -> page(handle, row)).findOne();
  }

  private static RunPage page(Handle handle, ResultSet row) throws SQLException {
    RunLine line = line(row);
    return new RunPage(
        line,
        facts(row),
        List.copyOf(Answers.names(row.getString(24))),
        environments(handle, line.id()),
        planned(handle, line.key(), null),
        notes(handle, line.id()));
  }

  private static RunLine line(ResultSet row) throws SQLException {
    Instant exited = time(row, 10);
    String command = row.getString(5);
    return new RunLine(
        row.getLong(1),
        row.getString(2),
        exited != null ? "ended" : time(row, 13) == null ? "running" : "lost",
        row.getString(3),
        row.getString(4),
        command == null ? List.of() : Answers.list(command),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        instant(row.getLong(9)),
        exited,
        number(row, 11),
        number(row, 12));
  }

  private static RunPage.Facts facts(ResultSet row) throws SQLException {
    return new RunPage.Facts(
        row.getString(14),
        row.getString(15),
        row.getString(16),
        row.getString(17),
        row.getString(18),
        row.getString(19),
        row.getString(20),
        row.getString(21),
        row.getString(22),
        instant(row.getLong(23)));
  }

  private static List<RunPage.EnvironmentRow> environments(Handle handle, long run) {
    return handle
        .createQuery(
            """
            SELECT u.name, u.path, u.manifest_id, u.lock_id, e.id FROM run_environment u
            LEFT JOIN environment e ON e.id = u.environment_id
            WHERE u.run_id = ? ORDER BY u.path, u.name""")
        .bind(0, run)
        .map(
            (row, context) ->
                new RunPage.EnvironmentRow(
                    row.getString(1), row.getString(2), id(row, 3), id(row, 4), id(row, 5)))
        .list();
  }

  static List<PlannedRow> planned(Handle handle, String key, @Nullable String hash) {
    Query query =
        hash == null
            ? handle.createQuery(PLAN + "ORDER BY p.position, p.hash")
            : handle.createQuery(PLAN + "AND p.hash = ?").bind(1, hash);
    return query.bind(0, key).map((row, context) -> planned(row)).list();
  }

  private static PlannedRow planned(ResultSet row) throws SQLException {
    return new PlannedRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Role.of(row.getInt(4)),
        row.getInt(5) == 1,
        row.getInt(6) == 1,
        outcome(row),
        row.getString(8),
        row.getString(9),
        row.getString(15),
        diagnosis(row.getString(18), row.getString(19)),
        row.getString(16),
        row.getString(17),
        id(row, 10),
        row.getInt(11));
  }

  private static @Nullable String diagnosis(@Nullable String cause, @Nullable String phase) {
    return cause == null || cause.isEmpty() ? null : Diagnosis.words(cause, phase);
  }

  /** The attempt's, else the word; a plan that was cut short leaves packages behind. */
  private static @Nullable Outcome outcome(ResultSet row) throws SQLException {
    Integer attempt = number(row, 12);
    Integer said = number(row, 7);
    if (attempt != null) {
      return Outcome.of(attempt);
    }
    if (said != null) {
      return Outcome.of(said);
    }
    Outcome left = RunOutcomes.derive(null, time(row, 13) != null, time(row, 14) != null);
    return left == Outcome.RUNNING ? null : left;
  }

  /** Not what a build's own process saw: the end of the package says it again. */
  private static List<RunPage.Note> notes(Handle handle, long run) {
    return handle
        .createQuery(
            """
            SELECT position, kind, body FROM run_event
            WHERE run_id = ? AND kind NOT IN ('error', 'cached')
            ORDER BY position LIMIT ?""")
        .bind(0, run)
        .bind(1, MOST_NOTES)
        .map((row, context) -> new RunPage.Note(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    Long micros = id(row, column);
    return micros == null ? null : instant(micros);
  }

  private static @Nullable Long id(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Long.valueOf(value);
  }

  private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : Integer.valueOf(value);
  }
}
