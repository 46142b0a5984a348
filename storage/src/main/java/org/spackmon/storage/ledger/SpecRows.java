package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.SpecCandidate;
import org.spackmon.spack.HashKind;
import org.spackmon.storage.sql.Statements;

/** Which nodes may a hash mean? */
final class SpecRows {
  /** Every failed concretization goes by one and the same hash: the newest will do. */
  private static final int LIMIT = 100;

  private record Alias(long node, HashKind kind, String name) {}

  private final Statements sql;

  SpecRows(Statements sql) {
    this.sql = sql;
  }

  List<SpecCandidate> candidates(String hash, String spackVersion, long run) throws SQLException {
    List<Alias> aliases =
        sql.list(
            """
            SELECT a.node_id, a.kind, p.name FROM hash_alias a
            JOIN node n ON n.id = a.node_id JOIN package p ON p.id = n.package_id
            WHERE a.hash = ? AND a.kind < 3 ORDER BY a.node_id DESC LIMIT %d"""
                .formatted(LIMIT),
            row -> new Alias(row.getLong(1), HashKinds.of(row.getInt(2)), row.getString(3)),
            hash);
    Map<Long, @Nullable Long> newest = new LinkedHashMap<>();
    for (Alias alias : aliases) {
      if (!newest.containsKey(alias.node)) {
        newest.put(alias.node, newest(alias.node, spackVersion));
      }
    }
    List<SpecCandidate> candidates = new ArrayList<>();
    for (Alias alias : aliases) {
      Long document = newest.get(alias.node);
      if (document != null) {
        // Whose post it was decides between several nodes; of a single one nobody asks.
        boolean own = newest.size() > 1 && own(alias.node, spackVersion, run);
        candidates.add(new SpecCandidate(alias.node, alias.kind, own, document, alias.name, hash));
      }
    }
    return candidates;
  }

  /** From the newest document back: nearly always the first is of this version. */
  private @Nullable Long newest(long node, String spackVersion) throws SQLException {
    return sql.id(
        """
        SELECT n.document_id FROM document_node n JOIN document d ON d.id = n.document_id
        WHERE n.node_id = ? AND d.spack_version = ? ORDER BY n.document_id DESC LIMIT 1""",
        node,
        spackVersion);
  }

  /** From the run's side: a node may be in any number of documents, a run posts few. */
  private boolean own(long node, String spackVersion, long run) throws SQLException {
    return sql.id(
            """
            SELECT 1 FROM run_document r CROSS JOIN document_node n CROSS JOIN document d
            WHERE r.run_id = ? AND n.node_id = ? AND n.document_id = r.document_id
              AND d.id = r.document_id AND d.spack_version = ? LIMIT 1""",
            run,
            node,
            spackVersion)
        != null;
  }
}
