package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.storage.sql.Statements;

/** Claims as they came, and the current word on each phase. */
final class ClaimRows {
  private final Statements sql;
  private final ContentRows contents;
  private final ChangeLog changes;

  ClaimRows(Statements sql, ContentRows contents, ChangeLog changes) {
    this.sql = sql;
    this.contents = contents;
    this.changes = changes;
  }

  /** What a journal said, which needs no guess about what it belongs to. */
  void said(long attempt, long run, @Nullable String phase, String status, long at)
      throws SQLException {
    claim(attempt, run, phase, status, null, at);
  }

  void status(long attempt, long run, String status, long at) throws SQLException {
    claim(attempt, run, null, status, null, at);
    changes.add("attempt", attempt);
  }

  long phase(
      long attempt,
      long run,
      String name,
      int position,
      String status,
      @Nullable Content output,
      long at)
      throws SQLException {
    Long content = output == null ? null : Long.valueOf(contents.add(output));
    claim(attempt, run, name, status, content, at);
    changes.add("attempt", attempt);
    return sql.add(
        """
        INSERT INTO phase (attempt_id, name, position, status, digest, content_id, arrived_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (attempt_id, name) DO UPDATE SET status = excluded.status,
          digest = excluded.digest, content_id = excluded.content_id,
          arrived_at = excluded.arrived_at, error_line = NULL
        RETURNING id""",
        attempt,
        name,
        position,
        status,
        output == null ? "" : java.util.HexFormat.of().formatHex(output.digest()),
        content,
        at);
  }

  long phaseId(long attempt, String name) throws SQLException {
    Long id = sql.id("SELECT id FROM phase WHERE attempt_id = ? AND name = ?", attempt, name);
    if (id == null) {
      throw new SQLException("an attempt lost a phase", "40001");
    }
    return id;
  }

  /** Copies phases, with what they claim, in the name of another run. */
  void copy(long from, long to, long run, Set<String> names) throws SQLException {
    for (String name : names) {
      sql.update(
          """
          INSERT INTO claim (attempt_id, run_id, phase, status, content_id, arrived_at)
          SELECT ?, ?, name, status, content_id, arrived_at FROM phase
          WHERE attempt_id = ? AND name = ?""",
          to,
          run,
          from,
          name);
      sql.update(
          """
          INSERT INTO phase
            (attempt_id, name, position, status, digest, content_id, arrived_at, error_line)
          SELECT ?, name, position, status, digest, content_id, arrived_at, error_line FROM phase
          WHERE attempt_id = ? AND name = ?""",
          to,
          from,
          name);
    }
  }

  private void claim(
      long attempt,
      long run,
      @Nullable String phase,
      String status,
      @Nullable Long content,
      long at)
      throws SQLException {
    sql.update(
        """
        INSERT INTO claim (attempt_id, run_id, phase, status, content_id, arrived_at)
        VALUES (?, ?, ?, ?, ?, ?)""",
        attempt,
        run,
        phase,
        status,
        content,
        at);
  }

  /** Brings what lists show of an attempt up to date with its claims. */
  void summarize(long attempt) throws SQLException {
    List<PhaseTime> phases =
        sql.list(
            """
            SELECT p.name, p.status, c.said_start, c.said_end FROM phase p
            LEFT JOIN content c ON c.id = p.content_id
            WHERE p.attempt_id = ? ORDER BY p.position, p.id""",
            PhaseTime::read,
            attempt);
    Span arrived =
        sql.first(
            """
            SELECT min(arrived_at), max(arrived_at) FROM claim WHERE attempt_id = ?
            HAVING count(*) > 0""",
            row -> new Span(row.getLong(1), row.getLong(2)),
            attempt);
    sql.update(
        "UPDATE attempt SET started_at = ?, ended_at = ?, duration = ?, phases = ? WHERE id = ?",
        arrived == null ? null : arrived.first,
        arrived == null ? null : arrived.last,
        arrived == null ? null : PhaseTime.duration(phases, arrived.last - arrived.first),
        PhaseTime.summary(phases),
        attempt);
  }

  private record Span(Long first, Long last) {}
}
