package org.spackmon.server.ms1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.HashKind;
import org.spackmon.storage.ledger.HashKinds;

/** Which specs of a package are there? */
final class SpecRows {
  private static final int MOST = 10_000;

  private static final String SPECS =
      """
      SELECT DISTINCT n.id, d.spack_version, n.namespace, n.version, n.platform, n.os, n.target,
             n.compiler_id, c.name AS compiler, n.parameters, n.first_seen_at
        FROM package p
        JOIN node n ON n.package_id = p.id
        JOIN compiler c ON c.id = n.compiler_id
        JOIN document_node dn ON dn.node_id = n.id
        JOIN document d ON d.id = dn.document_id
       WHERE p.name = :name
       ORDER BY n.id, d.spack_version
       LIMIT :most
      """;

  private static final String HASHES =
      """
      SELECT h.node_id, h.kind, h.hash
        FROM package p
        JOIN node n ON n.package_id = p.id
        JOIN hash_alias h ON h.node_id = n.id
       WHERE p.name = :name
       ORDER BY h.node_id, h.kind, h.hash
      """;

  private static final String CHILDREN =
      """
      SELECT e.parent_id, e.child_id
        FROM package p
        JOIN node n ON n.package_id = p.id
        JOIN edge e ON e.parent_id = n.id
       WHERE p.name = :name AND e.child_id IS NOT NULL
       ORDER BY e.parent_id, e.position
      """;

  private SpecRows() {}

  /**
   * One spec under one version of Spack.
   *
   * @param arch platform, system and target; null where none of them is known
   */
  record SpecRow(
      long id,
      String spackVersion,
      @Nullable String namespace,
      @Nullable String version,
      @Nullable String arch,
      @Nullable Long compiler,
      String parameters,
      long firstSeen,
      Map<HashKind, String> hashes,
      List<Long> children) {}

  static List<SpecRow> named(String name, Handle handle) {
    Map<Long, Map<HashKind, String>> hashes = hashes(name, handle);
    Map<Long, List<Long>> children = children(name, handle);
    return handle
        .createQuery(SPECS)
        .bind("name", name)
        .bind("most", MOST)
        .map(
            (row, ctx) ->
                new SpecRow(
                    row.getLong("id"),
                    row.getString("spack_version"),
                    row.getString("namespace"),
                    row.getString("version"),
                    arch(row.getString("platform"), row.getString("os"), row.getString("target")),
                    row.getString("compiler").isEmpty() ? null : row.getLong("compiler_id"),
                    row.getString("parameters"),
                    row.getLong("first_seen_at"),
                    hashes.getOrDefault(row.getLong("id"), Map.of()),
                    children.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  /** One hash of a kind may be enough for who asks here, though a node may go by several. */
  private static Map<Long, Map<HashKind, String>> hashes(String name, Handle handle) {
    Map<Long, Map<HashKind, String>> hashes = new HashMap<>();
    handle
        .createQuery(HASHES)
        .bind("name", name)
        .map(
            (row, ctx) ->
                hashes
                    .computeIfAbsent(row.getLong("node_id"), id -> new LinkedHashMap<>())
                    .putIfAbsent(HashKinds.of(row.getInt("kind")), row.getString("hash")))
        .list();
    return hashes;
  }

  private static Map<Long, List<Long>> children(String name, Handle handle) {
    Map<Long, List<Long>> children = new HashMap<>();
    handle
        .createQuery(CHILDREN)
        .bind("name", name)
        .map(
            (row, ctx) ->
                children
                    .computeIfAbsent(row.getLong("parent_id"), id -> new ArrayList<>())
                    .add(row.getLong("child_id")))
        .list();
    return children;
  }

  private static @Nullable String arch(
      @Nullable String platform, @Nullable String os, @Nullable String target) {
    boolean none = platform == null && os == null && target == null;
    return none ? null : platform + "-" + os + "-" + target;
  }
}
