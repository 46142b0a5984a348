package org.spackmon.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.findings.Examined;
import org.spackmon.storage.findings.Found;
import org.spackmon.storage.ledger.FailureRows.Facts;
import org.spackmon.storage.ledger.FailureRows.Place;
import org.spackmon.storage.sql.Statements;

/** Why attempts failed: one line for each, and the first errors of its log. */
public final class DiagnosisRows {
  private final Statements sql;
  private final ChangeLog changes;
  private final FailureRows failures;
  private final ErrorRows errors;

  DiagnosisRows(Statements sql, ChangeLog changes) {
    this.sql = sql;
    this.changes = changes;
    this.failures = new FailureRows(sql, changes);
    this.errors = new ErrorRows(sql);
  }

  /**
   * Keeps what is known now, in place of what was known.
   *
   * @param version of the rules that found it
   * @param phase whose log told
   */
  public void keep(long attempt, int version, @Nullable String phase, Examined examined)
      throws SQLException {
    Facts facts = failures.facts(attempt);
    if (facts == null) {
      return;
    }
    Place before = place(attempt);
    Found cause = examined.cause();
    Place now = cause == null ? null : failures.place(cause, facts);
    sql.update(
        """
        INSERT INTO diagnosis (attempt_id, version, failure_id, place_id, cause, phase, errors,
          warnings)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (attempt_id) DO UPDATE SET version = excluded.version,
          failure_id = excluded.failure_id, place_id = excluded.place_id, cause = excluded.cause,
          phase = excluded.phase, errors = excluded.errors, warnings = excluded.warnings""",
        attempt,
        version,
        now == null ? null : Long.valueOf(now.failure()),
        now == null ? null : Long.valueOf(now.id()),
        cause == null ? "" : cause.summary(),
        phase,
        examined.errors(),
        examined.warnings());
    findings(attempt, examined);
    if (!Objects.equals(before, now)) {
      if (now != null) {
        failures.count(now, facts);
      }
      if (before != null) {
        failures.moved(before, now);
        failures.uncount(before, facts.at());
      }
      failures.tell(facts);
    }
    changes.add("attempt", attempt);
  }

  private void findings(long attempt, Examined examined) throws SQLException {
    List<Long> before = errors.of(attempt);
    sql.update("DELETE FROM finding WHERE attempt_id = ?", attempt);
    int position = 0;
    for (Found found : examined.first()) {
      sql.update(
          """
          INSERT INTO finding (attempt_id, position, line, text, file, source_line, class, summary,
            fingerprint, times, error_id)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
          attempt,
          ++position,
          found.line(),
          found.text(),
          found.file(),
          found.sourceLine(),
          found.kind(),
          found.summary(),
          found.fingerprint(),
          found.times(),
          errors.id(found));
    }
    errors.forget(before);
  }

  /** The attempt didn't fail after all, or is about to be removed. */
  public void remove(long attempt) throws SQLException {
    Facts facts = failures.facts(attempt);
    Place before = place(attempt);
    List<Long> met = errors.of(attempt);
    sql.update("DELETE FROM finding WHERE attempt_id = ?", attempt);
    errors.forget(met);
    int removed = sql.update("DELETE FROM diagnosis WHERE attempt_id = ?", attempt);
    if (before != null && facts != null) {
      failures.uncount(before, facts.at());
      failures.settle(facts);
    }
    if (removed > 0) {
      changes.add("attempt", attempt);
    }
  }

  /** What failed before went well in this attempt. */
  void fixed(long attempt) throws SQLException {
    failures.fixed(attempt);
  }

  private @Nullable Place place(long attempt) throws SQLException {
    return sql.first(
        """
        SELECT failure_id, place_id FROM diagnosis
        WHERE attempt_id = ? AND place_id IS NOT NULL""",
        DiagnosisRows::place,
        attempt);
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getLong(1), row.getLong(2));
  }
}
