package org.spackmon.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.record.SpecCandidate;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.record.runs.RunLedger.Said;
import org.spackmon.spack.HashKind;
import org.spackmon.storage.sql.Statements;

/** Attempts that journals tell of. */
final class RunBuildRows {
  private final Statements sql;
  private final ClaimRows claims;
  private final ChangeLog changes;

  RunBuildRows(Statements sql, ClaimRows claims, ChangeLog changes) {
    this.sql = sql;
    this.claims = claims;
    this.changes = changes;
  }

  /** Of the documents that the run posted. */
  @Nullable SpecCandidate spec(long run, String hash) throws SQLException {
    return sql.first(
        """
        SELECT a.node_id, n.document_id, p.name
        FROM hash_alias a CROSS JOIN document_node n CROSS JOIN run_document r CROSS JOIN node o
          CROSS JOIN package p
        WHERE a.hash = ? AND a.kind = 0 AND a.kind < 3 AND n.node_id = a.node_id
          AND r.run_id = ? AND r.document_id = n.document_id
          AND o.id = a.node_id AND p.id = o.package_id
        ORDER BY n.document_id DESC LIMIT 1""",
        row ->
            new SpecCandidate(
                row.getLong(1), HashKind.HASH, true, row.getLong(2), row.getString(3), hash),
        hash,
        run);
  }

  @Nullable Long attempt(long run, String build) throws SQLException {
    return sql.id(
        """
        SELECT attempt_id FROM run_build
        WHERE run_id = ? AND build_key = ? AND attempt_id IS NOT NULL""",
        run,
        build);
  }

  @Nullable Long newestBuild(long node, long account) throws SQLException {
    return sql.id(
        """
        SELECT build_id FROM attempt WHERE node_id = ? AND account_id = ?
        ORDER BY id DESC LIMIT 1""",
        node,
        account);
  }

  void opened(long run, String build, String hash, long attempt) throws SQLException {
    sql.update(
        """
        INSERT INTO run_build (run_id, build_key, hash, attempt_id) VALUES (?, ?, ?, ?)
        ON CONFLICT (run_id, build_key) DO UPDATE SET attempt_id = excluded.attempt_id""",
        run,
        build,
        hash,
        attempt);
  }

  void announced(long run, String build) throws SQLException {
    sql.update(
        "UPDATE run_build SET outcome = ? WHERE run_id = ? AND build_key = ?",
        Outcome.ANNOUNCED.code(),
        run,
        build);
  }

  void began(long run, long attempt, RunEvent.BuildBegan event, long at) throws SQLException {
    sql.update(
        """
        UPDATE run_build SET prefix = ?, stage = ?, log = ?, began_at = ?, outcome = NULL
        WHERE run_id = ? AND build_key = ?""",
        event.prefix(),
        event.stage(),
        event.log(),
        at,
        run,
        event.build());
    summarize(attempt);
  }

  void moved(long run, long attempt, RunEvent.PhaseMoved event, long at) throws SQLException {
    String status =
        event.begins() ? "RUNNING" : Boolean.FALSE.equals(event.ok()) ? "ERROR" : "SUCCESS";
    claims.said(attempt, run, event.name(), status, at);
    sql.update(
        """
        INSERT INTO phase (attempt_id, name, position, status, digest, arrived_at, step, log_at,
          started_at, ended_at, error)
        VALUES (?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?)
        ON CONFLICT (attempt_id, name) DO UPDATE SET status = excluded.status,
          arrived_at = excluded.arrived_at, error = excluded.error,
          log_at = coalesce(excluded.log_at, phase.log_at),
          started_at = coalesce(excluded.started_at, phase.started_at),
          ended_at = excluded.ended_at""",
        attempt,
        event.name(),
        event.position(),
        status,
        at,
        event.step() ? 1 : 0,
        event.logAt(),
        event.begins() ? Long.valueOf(at) : null,
        event.begins() ? null : Long.valueOf(at),
        event.error());
    summarize(attempt);
  }

  void ended(long run, long attempt, RunEvent.Ended event, long at) throws SQLException {
    RunEvent.Origin origin = event.origin();
    sql.update(
        """
        UPDATE run_build SET ended_at = ?, outcome = ?, error = ?, why = ?, because = ?,
          installed_by = ?, origin_url = ?, origin_host = ?, origin_at = ?
        WHERE run_id = ? AND build_key = ?""",
        at,
        event.outcome().code(),
        event.error(),
        event.why(),
        event.because(),
        event.by(),
        origin == null ? null : origin.url(),
        origin == null ? null : origin.host(),
        origin == null ? null : origin.at(),
        run,
        event.build());
    claims.said(attempt, run, null, event.outcome().name(), at);
    summarize(attempt);
  }

  /** Brings what lists show of an attempt up to date. */
  private void summarize(long attempt) throws SQLException {
    List<String> words = new ArrayList<>();
    sql.list(
        """
        SELECT name, status, coalesce(step, 0) FROM phase WHERE attempt_id = ?
        ORDER BY position, name""",
        row -> words.add(word(row)),
        attempt);
    words.removeIf(String::isEmpty);
    sql.update(
        """
        UPDATE attempt SET phases = ?,
          started_at = (SELECT coalesce(b.began_at, b.ended_at) FROM run_build b
            WHERE b.attempt_id = attempt.id),
          ended_at = (SELECT b.ended_at FROM run_build b WHERE b.attempt_id = attempt.id),
          duration = (SELECT CASE WHEN b.ended_at > b.began_at THEN b.ended_at - b.began_at END
            FROM run_build b WHERE b.attempt_id = attempt.id)
        WHERE id = ?""",
        String.join(" ", words),
        attempt);
    changes.add("attempt", attempt);
  }

  /** Spack's own steps are told only where they failed. */
  private static String word(ResultSet row) throws SQLException {
    boolean failed = row.getString(2).equals("ERROR");
    if (row.getInt(3) == 1 && !failed) {
      return "";
    }
    return row.getString(1).replace(' ', '_') + (failed ? "!" : "");
  }

  @Nullable Said said(long attempt) throws SQLException {
    return sql.first(
        """
        SELECT b.outcome, j.exited_at, j.lost_at FROM run_build b
        JOIN run_journal j ON j.run_id = b.run_id WHERE b.attempt_id = ?""",
        row -> new Said(outcome(row), has(row, 2), has(row, 3)),
        attempt);
  }

  List<Long> unended(long run) throws SQLException {
    return sql.list(
        """
        SELECT attempt_id FROM run_build
        WHERE run_id = ? AND outcome IS NULL AND attempt_id IS NOT NULL""",
        row -> row.getLong(1),
        run);
  }

  private static @Nullable Outcome outcome(ResultSet row) throws SQLException {
    int code = row.getInt(1);
    return row.wasNull() ? null : Outcome.of(code);
  }

  private static boolean has(ResultSet row, int column) throws SQLException {
    row.getLong(column);
    return !row.wasNull();
  }
}
