package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Dependency;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecNode;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** By which hashes nodes go, and what they depend on. */
final class EdgeRows {
  private static final Insert ALIASES =
      Insert.into("hash_alias", "node_id big, kind big, hash text", "ON CONFLICT DO NOTHING");

  private static final Insert EDGES =
      Insert.into(
          "edge",
          "parent_id big, position big, name text, types big, virtuals text, direct big,"
              + " hash_kind big, hash text, child_id big",
          "ON CONFLICT DO NOTHING");

  private record Alias(String hash, int kind, long node) {}

  private final Statements sql;

  EdgeRows(Statements sql) {
    this.sql = sql;
  }

  void keep(SpecDocument document, NodeRows.Kept nodes) throws SQLException {
    aliases(document, nodes);
    List<Object[]> rows = new ArrayList<>();
    Set<Long> done = new HashSet<>();
    for (int i = 0; i < document.nodes().size(); i++) {
      long parent = nodes.ids()[i];
      if (nodes.added().contains(parent) && done.add(parent)) {
        edges(parent, document.nodes().get(i).dependencies(), nodes.ids(), rows);
      }
    }
    rows.sort(Comparator.comparing((Object[] row) -> (Long) row[0]));
    sql.insert(EDGES, rows);
    adopt(document, nodes);
  }

  private void aliases(SpecDocument document, NodeRows.Kept nodes) throws SQLException {
    Set<Alias> aliases = new HashSet<>();
    for (int i = 0; i < document.nodes().size(); i++) {
      for (Map.Entry<HashKind, String> hash : document.nodes().get(i).hashes().entrySet()) {
        aliases.add(new Alias(hash.getValue(), HashKinds.code(hash.getKey()), nodes.ids()[i]));
      }
    }
    sql.insert(
        ALIASES,
        aliases.stream()
            .sorted(
                Comparator.comparing(Alias::node)
                    .thenComparing(Alias::kind)
                    .thenComparing(Alias::hash))
            .map(alias -> new Object[] {alias.node, alias.kind, alias.hash})
            .toList());
  }

  private void edges(long parent, List<Dependency> dependencies, long[] ids, List<Object[]> rows)
      throws SQLException {
    int position = 0;
    for (Dependency each : dependencies) {
      rows.add(
          new @Nullable Object[] {
            parent,
            position++,
            each.name(),
            types(each.types()),
            String.join(",", each.virtuals()),
            each.direct() ? 1 : 0,
            each.hashKind() == null ? null : HashKinds.code(each.hashKind()),
            each.hash(),
            each.resolved() ? Long.valueOf(ids[each.child()]) : known(each)
          });
    }
  }

  /** A child that this document doesn't hold, but an earlier one did. */
  private @Nullable Long known(Dependency missing) throws SQLException {
    if (missing.hash() == null || missing.hashKind() == null) {
      return null;
    }
    return sql.id(
        """
        SELECT a.node_id FROM hash_alias a JOIN node n ON n.id = a.node_id
        WHERE a.hash = ? AND a.kind = ? AND a.kind < 3 AND n.concrete = 1 ORDER BY a.node_id DESC LIMIT 1""",
        missing.hash(),
        HashKinds.code(missing.hashKind()));
  }

  /** Gives edges that were waiting for a node of this document their child. */
  private void adopt(SpecDocument document, NodeRows.Kept nodes) throws SQLException {
    if (sql.id("SELECT 1 FROM edge WHERE child_id IS NULL AND hash IS NOT NULL LIMIT 1") == null) {
      return;
    }
    for (int i = 0; i < document.nodes().size(); i++) {
      SpecNode node = document.nodes().get(i);
      if (!node.concrete()) {
        continue;
      }
      for (Map.Entry<HashKind, String> hash : node.hashes().entrySet()) {
        if (hash.getKey() != HashKind.PACKAGE_HASH) {
          sql.update(
              "UPDATE edge SET child_id = ? WHERE child_id IS NULL AND hash = ? AND hash_kind = ?",
              nodes.ids()[i],
              hash.getValue(),
              HashKinds.code(hash.getKey()));
        }
      }
    }
  }

  private static int types(Set<String> types) {
    int bits = 0;
    for (String type : types) {
      bits |=
          switch (type) {
            case "build" -> 1;
            case "link" -> 2;
            case "run" -> 4;
            case "test" -> 8;
            default -> 0;
          };
    }
    return bits;
  }
}
