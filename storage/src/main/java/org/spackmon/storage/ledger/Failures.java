package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spackmon.record.Failed;
import org.spackmon.storage.sql.SqlFailure;
import org.spackmon.storage.sql.Statements;

/**
 * What failed in one run. Clients write one spec in several ways, so what the root's document holds
 * may be another node than the one that was announced: they share a hash.
 */
final class Failures implements Failed {
  private final Statements sql;
  private final Set<Long> nodes;
  private final Map<Long, List<String>> hashes = new HashMap<>();
  private final Map<String, Set<Long>> nodesByHash = new HashMap<>();

  private Failures(Statements sql, Set<Long> nodes) {
    this.sql = sql;
    this.nodes = nodes;
  }

  /** Failures of a run are few: nearly always none, or the one that this is about. */
  static Failures of(long run, Statements sql) throws SQLException {
    List<Long> failed =
        sql.list(
            """
            SELECT DISTINCT a.node_id FROM attempt_run r JOIN attempt a ON a.id = r.attempt_id
            WHERE r.run_id = ? AND a.outcome IN (3, 4)
              AND (EXISTS (SELECT 1 FROM phase p WHERE p.attempt_id = a.id
                  AND p.status IN ('ERROR', 'FAILED'))
                OR EXISTS (SELECT 1 FROM claim c WHERE c.attempt_id = a.id
                  AND c.phase IS NULL AND c.status = 'FAILED'))""",
            row -> row.getLong(1),
            run);
    return new Failures(sql, new HashSet<>(failed));
  }

  @Override
  public boolean below(long node) {
    if (nodes.isEmpty() || nodes.equals(Set.of(node))) {
      return false;
    }
    try {
      List<Long> below = dependencies(node);
      below.remove(Long.valueOf(node));
      return below.stream().anyMatch(nodes::contains) || sharesHash(below, node);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private List<Long> dependencies(long node) throws SQLException {
    return sql.list(
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
  }

  private boolean sharesHash(List<Long> below, long node) throws SQLException {
    if (nodesByHash.isEmpty()) {
      for (Long failed : nodes) {
        for (String hash : hashes(failed)) {
          nodesByHash.computeIfAbsent(hash, unseen -> new HashSet<>()).add(failed);
        }
      }
    }
    for (Long dependency : below) {
      for (String hash : hashes(dependency)) {
        Set<Long> failed = nodesByHash.getOrDefault(hash, Set.of());
        if (failed.size() > (failed.contains(node) ? 1 : 0)) {
          return true;
        }
      }
    }
    return false;
  }

  /** None of what isn't concrete: every failed concretization goes by one and the same hash. */
  private List<String> hashes(Long node) throws SQLException {
    List<String> known = hashes.get(node);
    if (known == null) {
      known =
          sql.list(
              """
              SELECT a.kind, a.hash FROM hash_alias a JOIN node n ON n.id = a.node_id
              WHERE a.node_id = ? AND a.kind < 3 AND n.concrete = 1""",
              row -> row.getInt(1) + ":" + row.getString(2),
              node);
      hashes.put(node, known);
    }
    return known;
  }
}
