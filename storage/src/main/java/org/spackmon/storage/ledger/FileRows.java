package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.FileLedger.Told;
import org.spackmon.record.FileLedger.Where;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.Outcome;
import org.spackmon.record.SpecCandidate;
import org.spackmon.spack.HashKind;
import org.spackmon.storage.sql.Statements;

/** What must be known of other builds, and of their specs, to know which build a file is about. */
final class FileRows {
  /** Behind every hash that begins with what is before it. */
  private static final String LAST = "~";

  private static final String WITHIN =
      """
      WITH RECURSIVE below (id, hash) AS (
        SELECT a.node_id, a.hash FROM hash_alias a
        WHERE a.hash >= ? AND a.hash < ? AND a.kind < 3
        UNION
        SELECT e.child_id, e.hash FROM below b JOIN edge e ON e.parent_id = b.id
        WHERE e.child_id IS NOT NULL AND e.hash IS NOT NULL
      )
      SELECT n.id, p.name, b.hash FROM below b JOIN node n ON n.id = b.id JOIN package p ON p.id = n.package_id
      WHERE p.name = ?""";

  /**
   * Of few attempts, however many there are: what goes on now is among the newest. CROSS JOIN tells
   * SQLite to begin with these, and not with all builds on a host.
   */
  private static final String OTHERS =
      """
      SELECT a.id, a.outcome FROM (SELECT n.id FROM attempt n WHERE %%s ORDER BY n.id DESC LIMIT 200) newest
      CROSS JOIN attempt a CROSS JOIN build b CROSS JOIN build_host h CROSS JOIN run r
      WHERE a.id = newest.id AND b.id = a.build_id AND h.id = b.host_id AND r.id = a.run_id
        AND (? = '' OR EXISTS (SELECT 1 FROM hash_alias k
          WHERE k.node_id = a.node_id AND k.hash = ? AND k.kind < 3))
        AND (? = '' OR b.spack_version IN ('', ?))
        AND h.hostname <> 'unknown' AND (? = '' OR h.hostname = ?) AND r.door <> 'cdash' AND a.outcome <> %d
        AND coalesce(a.started_at, a.opened_at) <= ? AND coalesce(a.ended_at, a.opened_at) >= ?"""
          .formatted(Outcome.ANNOUNCED.code());

  static final String NAMED =
      OTHERS.formatted("n.package_id = (SELECT p.id FROM package p WHERE p.name = ?)");

  static final String FAILED = OTHERS.formatted("n.outcome = ?");

  /** Clocks may differ before; a build that began when the report was here is another one. */
  static final String FILED =
      """
      SELECT a.id FROM build o CROSS JOIN build_host g
      CROSS JOIN (SELECT n.id, n.outcome FROM attempt n
        WHERE n.package_id = (SELECT w.package_id FROM node w WHERE w.id = ?) ORDER BY n.id DESC LIMIT 200) newest
      CROSS JOIN attempt a CROSS JOIN run r CROSS JOIN build b CROSS JOIN build_host h
      WHERE o.id = ? AND g.id = o.host_id AND newest.outcome IN (%d, ?) AND a.id = newest.id
        AND r.id = a.run_id AND r.door = 'cdash' AND b.id = a.build_id AND b.spec_hash IN ('', o.spec_hash)
        AND b.spack_version IN ('', o.spack_version) AND h.id = b.host_id AND h.hostname = g.hostname
        AND a.started_at - 120000000 <= ? AND a.opened_at >= ?
      LIMIT 2"""
          .formatted(Outcome.UNKNOWN.code());

  private final Statements sql;

  FileRows(Statements sql) {
    this.sql = sql;
  }

  @Nullable Long attempt(long run) throws SQLException {
    return sql.id("SELECT attempt_id FROM attempt_run WHERE run_id = ?", run);
  }

  List<SpecCandidate> within(String hash, String name) throws SQLException {
    return sql.list(
        WITHIN,
        row ->
            new SpecCandidate(
                row.getLong(1), HashKind.HASH, false, 0, row.getString(2), row.getString(3)),
        hash,
        hash + LAST,
        name);
  }

  List<Told> others(@Nullable String name, Where where, long from, long to) throws SQLException {
    return sql.list(
        name == null ? FAILED : NAMED,
        row -> new Told(row.getLong(1), Outcome.of(row.getInt(2))),
        name == null ? Integer.valueOf(Outcome.FAILED.code()) : name,
        where.hash(),
        where.hash(),
        where.spackVersion(),
        where.spackVersion(),
        where.hostname(),
        where.hostname(),
        to,
        from);
  }

  @Nullable Long filed(BuildFacts build, long at, boolean failing) throws SQLException {
    List<Long> filed =
        sql.list(
            FILED,
            row -> row.getLong(1),
            build.node(),
            build.id(),
            (failing ? Outcome.FAILED : Outcome.UNKNOWN).code(),
            at,
            at);
    return filed.size() == 1 ? filed.get(0) : null;
  }

  void handOver(long attempt, long run) throws SQLException {
    sql.update("DELETE FROM phase WHERE attempt_id = ?", attempt);
    sql.update(
        """
        UPDATE attempt SET run_id = ?, started_at = NULL, ended_at = NULL, duration = NULL,
          phases = '' WHERE id = ?""",
        run,
        attempt);
  }

  @Nullable Long newest(long build) throws SQLException {
    return sql.id("SELECT id FROM attempt WHERE build_id = ? ORDER BY number DESC LIMIT 1", build);
  }

  void times(long attempt, long began, @Nullable Long took) throws SQLException {
    sql.update(
        "UPDATE attempt SET started_at = ?, duration = ? WHERE id = ?", began, took, attempt);
  }
}
