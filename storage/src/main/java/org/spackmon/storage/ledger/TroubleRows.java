package org.spackmon.storage.ledger;

import java.sql.SQLException;
import org.spackmon.storage.ledger.FailureRows.Facts;
import org.spackmon.storage.sql.Statements;

/**
 * On which system does which package fail? What has changed is told to those who want to know: a
 * package that begins to fail, or works again, but not each repeat.
 */
final class TroubleRows {
  private static final String DELIVER =
      """
      INSERT INTO hook_delivery (hook_id, event, package, version, system, build, attempt, cause,
        at, tries, status, error, due_at)
      SELECT h.id, ?, p.name, ?, s.name, a.build_id, a.number, coalesce(d.cause, ''), ?, 0, 0, '', 0
      FROM hook h JOIN account o ON o.id = h.account_id CROSS JOIN package p CROSS JOIN system s CROSS JOIN attempt a
      LEFT JOIN diagnosis d ON d.attempt_id = a.id
      WHERE o.removed_at IS NULL AND p.id = ? AND s.id = ? AND a.id = ? AND (h.package = '' OR h.package = p.name)
        AND (h.system = '' OR h.system = s.name)
      """;

  private final Statements sql;

  TroubleRows(Statements sql) {
    this.sql = sql;
  }

  /** Compares what is so now with what was told last, and tells what is new. */
  void tell(Facts facts) throws SQLException {
    if (settle(facts)) {
      sql.update(
          DELIVER,
          failing(facts) ? "failing" : "fixed",
          facts.version(),
          facts.at(),
          facts.packageId(),
          facts.systemId(),
          facts.attempt());
    }
  }

  /**
   * Remembers what is so now, and tells nobody.
   *
   * @return whether it was otherwise
   */
  boolean settle(Facts facts) throws SQLException {
    int failing = failing(facts) ? 1 : 0;
    int changed =
        sql.update(
            """
            UPDATE trouble SET failing = ?, attempt_id = ?
            WHERE package_id = ? AND system_id = ? AND failing <> ?""",
            failing,
            facts.attempt(),
            facts.packageId(),
            facts.systemId(),
            failing);
    if (changed == 0 && failing == 1) {
      changed =
          sql.update(
              """
              INSERT INTO trouble (package_id, system_id, failing, attempt_id) VALUES (?, ?, 1, ?)
              ON CONFLICT (package_id, system_id) DO NOTHING""",
              facts.packageId(),
              facts.systemId(),
              facts.attempt());
    }
    return changed > 0;
  }

  private boolean failing(Facts facts) throws SQLException {
    return sql.id(
            """
            SELECT 1 FROM failure_place WHERE open = 1 AND package_id = ? AND system_id = ? LIMIT 1""",
            facts.packageId(),
            facts.systemId())
        != null;
  }
}
