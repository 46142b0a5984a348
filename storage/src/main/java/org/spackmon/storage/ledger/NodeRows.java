package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecNode;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** Nodes by their content. */
final class NodeRows {
  private static final Insert NODES =
      Insert.into(
          "node",
          "digest blob, package_id big, version text, namespace text, platform text, os text,"
              + " target text, compiler_id big, parameters text, external_path text, concrete big,"
              + " first_seen_at big",
          "ON CONFLICT (digest) DO NOTHING RETURNING digest, id");

  private final Statements sql;
  private final Words packages;
  private final Words compilers;
  private final VersionRows versions;

  /**
   * The nodes of a document.
   *
   * @param ids of each node, as the document orders them
   * @param added those that were unknown until now
   */
  record Kept(long[] ids, Set<Long> added) {}

  NodeRows(Statements sql, Words packages, Words compilers, VersionRows versions) {
    this.sql = sql;
    this.versions = versions;
    this.packages = packages;
    this.compilers = compilers;
  }

  Kept keep(SpecDocument document, long at) throws SQLException {
    Map<DigestKey, SpecNode> nodes = new HashMap<>();
    for (SpecNode node : document.nodes()) {
      nodes.putIfAbsent(new DigestKey(node.digest()), node);
    }
    Map<DigestKey, Long> ids = new HashMap<>();
    find(nodes.keySet(), ids);
    Set<Long> added = add(nodes, ids, at);
    long[] ordered = new long[document.nodes().size()];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = id(ids, new DigestKey(document.nodes().get(i).digest()));
    }
    return new Kept(ordered, added);
  }

  private Set<Long> add(Map<DigestKey, SpecNode> nodes, Map<DigestKey, Long> ids, long at)
      throws SQLException {
    List<DigestKey> missing = new ArrayList<>(nodes.keySet());
    missing.removeAll(ids.keySet());
    // Sorted, so that two servers that add the same nodes wait for each other and not in a circle.
    missing.sort(null);
    List<SpecNode> unknown = missing.stream().map(nodes::get).toList();
    Map<String, Long> packageIds = packages.learn(unknown.stream().map(SpecNode::name).toList());
    Map<String, Long> compilerIds =
        compilers.learn(unknown.stream().map(NodeRows::compiler).toList());
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < unknown.size(); i++) {
      SpecNode node = unknown.get(i);
      rows.add(
          new Object[] {
            missing.get(i).bytes(),
            packageIds.get(node.name()),
            node.version(),
            node.namespace(),
            node.arch().platform(),
            node.arch().os(),
            node.arch().target(),
            compilerIds.get(compiler(node)),
            node.parameters(),
            node.externalPath(),
            node.concrete() ? 1 : 0,
            at
          });
    }
    versions.learn(unknown, packageIds, at);
    Set<Long> added = new HashSet<>();
    sql.insert(
        NODES,
        rows,
        row -> {
          ids.put(new DigestKey(row.getBytes(1)), row.getLong(2));
          added.add(row.getLong(2));
        });
    if (added.size() < missing.size()) {
      missing.removeIf(ids::containsKey);
      find(missing, ids);
    }
    return added;
  }

  private void find(Iterable<DigestKey> digests, Map<DigestKey, Long> ids) throws SQLException {
    List<byte[]> wanted = new ArrayList<>();
    digests.forEach(digest -> wanted.add(digest.bytes()));
    sql.dialect()
        .lookup(
            sql,
            "node",
            "digest",
            wanted,
            row -> ids.put(new DigestKey(row.getBytes(1)), row.getLong(2)));
  }

  private static long id(Map<DigestKey, Long> ids, DigestKey digest) throws SQLException {
    Long id = ids.get(digest);
    if (id == null) {
      throw new SQLException("a node was neither added nor found", "40001");
    }
    return id;
  }

  private static String compiler(SpecNode node) {
    return node.compiler() == null ? "" : node.compiler().toString();
  }
}
