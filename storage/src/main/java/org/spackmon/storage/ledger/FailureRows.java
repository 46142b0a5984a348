package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.findings.Found;
import org.spackmon.storage.sql.Statements;

/**
 * What failures have in common, where and when they were met, and whether they still are: counters
 * that follow each attempt, so that no page counts.
 */
final class FailureRows {
  private static final long DAY = 86_400_000_000L;

  private final Statements sql;
  private final ChangeLog changes;
  private final TroubleRows troubles;

  FailureRows(Statements sql, ChangeLog changes) {
    this.sql = sql;
    this.changes = changes;
    this.troubles = new TroubleRows(sql);
  }

  /** What an attempt is counted by. */
  record Facts(
      long attempt, long packageId, String version, long compilerId, long systemId, long at) {}

  /** Where an attempt is counted. */
  record Place(long failure, long id) {}

  @Nullable Facts facts(long attempt) throws SQLException {
    return sql.first(
        """
        SELECT a.package_id, coalesce(n.version, ''), a.compiler_id, a.system_id,
          coalesce(a.ended_at, a.opened_at)
        FROM attempt a JOIN node n ON n.id = a.node_id WHERE a.id = ?""",
        row ->
            new Facts(
                attempt,
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)),
        attempt);
  }

  /** Where an attempt with this cause belongs. */
  Place place(Found cause, Facts facts) throws SQLException {
    long failure = failure(cause, facts);
    Long known = find(failure, facts);
    if (known != null) {
      return new Place(failure, known);
    }
    long added =
        sql.add(
            """
            INSERT INTO failure_place (failure_id, package_id, version, compiler_id, system_id,
              attempts, first_at, last_at, last_id, open)
            VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, 0) RETURNING id""",
            failure,
            facts.packageId,
            facts.version,
            facts.compilerId,
            facts.systemId,
            facts.at,
            facts.at,
            facts.attempt);
    spread(failure);
    return new Place(failure, added);
  }

  private @Nullable Long find(long failure, Facts facts) throws SQLException {
    return sql.id(
        """
        SELECT id FROM failure_place WHERE failure_id = ? AND package_id = ? AND version = ?
          AND compiler_id = ? AND system_id = ?""",
        failure,
        facts.packageId,
        facts.version,
        facts.compilerId,
        facts.systemId);
  }

  private long failure(Found cause, Facts facts) throws SQLException {
    sql.update(
        """
        INSERT INTO failure (fingerprint, class, headline, attempts, packages, compilers, systems,
          open_places, first_at, last_at, last_id, mark, assignee, note, link, marked_by)
        VALUES (?, ?, ?, 0, 0, 0, 0, 0, ?, ?, ?, 0, '', '', '', '')
        ON CONFLICT (fingerprint) DO NOTHING""",
        cause.fingerprint(),
        cause.kind(),
        cause.summary(),
        facts.at,
        facts.at,
        facts.attempt);
    Long id = sql.id("SELECT id FROM failure WHERE fingerprint = ?", cause.fingerprint());
    if (id == null) {
      throw new SQLException("neither added nor found: " + cause.fingerprint(), "40001");
    }
    return id;
  }

  void count(Place place, Facts facts) throws SQLException {
    sql.update(
        """
        INSERT INTO failure_day (failure_id, day, attempts) VALUES (?, ?, 1)
        ON CONFLICT (failure_id, day) DO UPDATE SET attempts = failure_day.attempts + 1""",
        place.failure,
        facts.at / DAY);
    for (String table : new String[] {"failure", "failure_place"}) {
      sql.update(
          """
          UPDATE %s SET attempts = attempts + 1,
            first_at = CASE WHEN first_at < ? THEN first_at ELSE ? END,
            last_at = CASE WHEN last_at > ? THEN last_at ELSE ? END,
            last_id = CASE WHEN last_id > ? THEN last_id ELSE ? END
          WHERE id = ?"""
              .formatted(table),
          facts.at,
          facts.at,
          facts.at,
          facts.at,
          facts.attempt,
          facts.attempt,
          table.equals("failure") ? place.failure : place.id);
    }
    open(place, !succeededSince(place, facts));
    changes.add("failure", place.failure);
  }

  private boolean succeededSince(Place place, Facts facts) throws SQLException {
    return sql.id(
            """
            SELECT 1 FROM failure_place f
            JOIN attempt a ON a.package_id = f.package_id AND a.id > f.last_id
            JOIN node n ON n.id = a.node_id
            WHERE f.id = ? AND a.outcome = ? AND a.compiler_id = f.compiler_id
              AND a.system_id = f.system_id AND coalesce(n.version, '') = ? LIMIT 1""",
            place.id,
            Outcome.SUCCESS.code(),
            facts.version)
        != null;
  }

  private void open(Place place, boolean open) throws SQLException {
    int changed =
        sql.update(
            "UPDATE failure_place SET open = ? WHERE id = ? AND open <> ?",
            open ? 1 : 0,
            place.id,
            open ? 1 : 0);
    sql.update(
        "UPDATE failure SET open_places = open_places + ? WHERE id = ?",
        open ? changed : -changed,
        place.failure);
  }

  /** What failed before went well: it is open there no more. */
  void fixed(long attempt) throws SQLException {
    Facts facts = facts(attempt);
    if (facts == null) {
      return;
    }
    List<Place> closed =
        sql.list(
            """
            SELECT failure_id, id FROM failure_place WHERE open = 1 AND package_id = ?
              AND system_id = ? AND compiler_id = ? AND version = ? AND last_id < ?""",
            row -> new Place(row.getLong(1), row.getLong(2)),
            facts.packageId,
            facts.systemId,
            facts.compilerId,
            facts.version,
            attempt);
    for (Place place : closed) {
      open(place, false);
      changes.add("failure", place.failure);
    }
    if (!closed.isEmpty()) {
      troubles.tell(facts);
    }
  }

  /** Tells of a package that fails now and didn't before. */
  void tell(Facts facts) throws SQLException {
    troubles.tell(facts);
  }

  /** Whether it fails or not: nobody wants to be told that a record was taken back. */
  void settle(Facts facts) throws SQLException {
    troubles.settle(facts);
  }

  /** Takes back what was counted; nothing else names the attempt's diagnosis any more. */
  void uncount(Place place, long at) throws SQLException {
    sql.update(
        "UPDATE failure_day SET attempts = attempts - 1 WHERE failure_id = ? AND day = ?",
        place.failure,
        at / DAY);
    sql.update("UPDATE failure_place SET attempts = attempts - 1 WHERE id = ?", place.id);
    if (sql.id("SELECT 1 FROM failure_place WHERE id = ? AND attempts < 1", place.id) != null) {
      open(place, false);
      sql.update("DELETE FROM failure_place WHERE id = ?", place.id);
      spread(place.failure);
    }
    sql.update("UPDATE failure SET attempts = attempts - 1 WHERE id = ?", place.failure);
    changes.add("failure", place.failure);
    Long left = sql.id("SELECT max(attempt_id) FROM diagnosis WHERE failure_id = ?", place.failure);
    if (left == null || left == 0) {
      forget(place.failure);
      return;
    }
    sql.update(
        """
        UPDATE failure SET last_id = ?,
          last_at = (SELECT coalesce(a.ended_at, a.opened_at) FROM attempt a WHERE a.id = ?),
          first_at = (SELECT coalesce(a.ended_at, a.opened_at) FROM attempt a WHERE a.id =
            (SELECT min(d.attempt_id) FROM diagnosis d WHERE d.failure_id = failure.id))
        WHERE id = ?""",
        left,
        left,
        place.failure);
  }

  /** Another cause was found for an attempt: where those of its failure go. */
  void moved(Place before, @Nullable Place now) throws SQLException {
    long heir = now == null ? 0 : now.failure;
    if (heir != before.failure) {
      sql.update(
          """
          UPDATE failure SET heir_id = CASE WHEN heir_id IS NULL OR heir_id = ? THEN ? ELSE 0 END
          WHERE id = ?""",
          heir,
          heir,
          before.failure);
    }
  }

  /**
   * Nobody meets it any more. What somebody noted of it goes where all its attempts went; where
   * they went several ways, or something is noted there, it stays.
   */
  private void forget(long failure) throws SQLException {
    sql.update("DELETE FROM failure_day WHERE failure_id = ?", failure);
    Long heir =
        sql.id("SELECT heir_id FROM failure WHERE id = ? AND mark <> 0 AND heir_id > 0", failure);
    if (heir != null && inherit(failure, heir)) {
      sql.update("UPDATE failure SET mark = 0 WHERE id = ?", failure);
      changes.add("failure", heir);
    }
    sql.update("DELETE FROM failure WHERE id = ? AND mark = 0", failure);
  }

  private boolean inherit(long failure, long heir) throws SQLException {
    return sql.update(
            """
            UPDATE failure SET (mark, assignee, note, link, marked_by, marked_at) = (
              SELECT o.mark, o.assignee, o.note, o.link, o.marked_by, o.marked_at
              FROM failure o WHERE o.id = ?)
            WHERE id = ? AND mark = 0""",
            failure,
            heir)
        == 1;
  }

  private void spread(long failure) throws SQLException {
    sql.update(
        """
        UPDATE failure SET
          packages = (SELECT count(DISTINCT package_id) FROM failure_place p
            WHERE p.failure_id = failure.id),
          compilers = (SELECT count(DISTINCT compiler_id) FROM failure_place p
            WHERE p.failure_id = failure.id),
          systems = (SELECT count(DISTINCT system_id) FROM failure_place p
            WHERE p.failure_id = failure.id)
        WHERE id = ?""",
        failure);
  }
}
