package org.spackmon.storage.views.specs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.HashKind;
import org.spackmon.storage.ledger.HashKinds;

/** Which specs of a package are there, as each Spack told of them? */
public final class NamedSpecs {
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

  private final Jdbi reads;

  public NamedSpecs(Jdbi reads) {
    this.reads = reads;
  }

  /** In the order in which they were first seen; not more than can be sent at once. */
  public List<NamedSpec> of(String name) {
    return reads.withHandle(handle -> named(name, handle));
  }

  /** Whether there is a spec of this id. */
  public boolean known(long spec) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery("SELECT 1 FROM node WHERE id = :id")
                .bind("id", spec)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  private static List<NamedSpec> named(String name, Handle handle) {
    Map<Long, Map<HashKind, String>> hashes = hashes(name, handle);
    Map<Long, List<Long>> children = children(name, handle);
    return handle
        .createQuery(SPECS)
        .bind("name", name)
        .bind("most", MOST)
        .map(
            (row, ctx) ->
                new NamedSpec(
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
