package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.spackmon.storage.sql.Statements;

/** Did a dependency fail in the same run? */
final class Failures {
  private final Statements sql;

  Failures(Statements sql) {
    this.sql = sql;
  }

  boolean dependencyFailed(long node, long run) throws SQLException {
    // Failures of a run are few: nearly always none, or the one that this is about.
    List<Long> failed =
        sql.list(
            """
            SELECT DISTINCT a.node_id FROM attempt_run r JOIN attempt a ON a.id = r.attempt_id
            WHERE r.run_id = ? AND a.node_id <> ? AND a.outcome IN (3, 4)
              AND (EXISTS (SELECT 1 FROM phase p WHERE p.attempt_id = a.id
                  AND p.status IN ('ERROR', 'FAILED'))
                OR EXISTS (SELECT 1 FROM claim c WHERE c.attempt_id = a.id
                  AND c.phase IS NULL AND c.status = 'FAILED'))""",
            row -> row.getLong(1),
            run,
            node);
    if (failed.isEmpty()) {
      return false;
    }
    Set<Long> wanted = new TreeSet<>(failed);
    for (Long each : failed) {
      wanted.addAll(sameHash(each));
    }
    wanted.remove(node);
    List<Long> below =
        sql.list(
            """
            WITH RECURSIVE below (id) AS (
              SELECT child_id FROM edge WHERE parent_id = ? AND child_id IS NOT NULL
              UNION
              SELECT e.child_id FROM below b JOIN edge e ON e.parent_id = b.id
              WHERE e.child_id IS NOT NULL
            )
            SELECT id FROM below""",
            row -> row.getLong(1),
            node);
    return below.stream().anyMatch(wanted::contains);
  }

  /**
   * Clients write one spec in several ways, so what the root's document holds may be another node
   * than the one that was announced: they share a hash.
   */
  private List<Long> sameHash(long node) throws SQLException {
    return sql.list(
        """
        SELECT b.node_id FROM hash_alias a
        JOIN hash_alias b ON b.hash = a.hash AND b.kind = a.kind AND b.kind < 3
        JOIN node n ON n.id = b.node_id
        WHERE a.node_id = ? AND a.kind < 3 AND n.concrete = 1 LIMIT 1000""",
        row -> row.getLong(1),
        node);
  }
}
