package org.spackmon.storage.views.specs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Architecture;
import org.spackmon.spack.CompilerSpec;
import org.spackmon.spack.Dependency;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.compare.SpecGraph;
import org.spackmon.storage.ledger.HashKinds;
import org.spackmon.storage.views.search.Hits;

/** Reads specs with all that they need, as a spec file would have them. */
final class GraphNodes {
  private static final String NODES =
      """
      SELECT n.id, p.name, n.version, n.namespace, n.platform, n.os, n.target, c.name,
        n.parameters, n.external_path, n.concrete, n.digest
      FROM node n CROSS JOIN package p CROSS JOIN compiler c
      WHERE n.id IN (%s) AND p.id = n.package_id AND c.id = n.compiler_id
      """;

  private static final String HASHES =
      "SELECT node_id, kind, hash FROM hash_alias WHERE node_id IN (%s) ORDER BY kind, hash";

  private static final String EDGES =
      """
      SELECT parent_id, child_id, name, types, virtuals, direct, hash_kind, hash FROM edge
      WHERE parent_id IN (%s) ORDER BY parent_id, position
      """;

  private final Handle handle;
  private final List<Long> ids;
  private final Map<Long, Integer> indices = new HashMap<>();

  private GraphNodes(Handle handle, List<Long> roots) {
    this.handle = handle;
    this.ids = new ArrayList<>(roots);
    Set<Long> known = new HashSet<>(roots);
    Below.of(handle, roots).stream().filter(known::add).forEach(ids::add);
    for (int i = 0; i < ids.size(); i++) {
      indices.put(ids.get(i), i);
    }
  }

  /** Nodes, and the id of each. */
  record Numbered(List<Long> ids, List<SpecNode> nodes) {}

  /** The nodes with these ids first, in their order; empty where one of them isn't there. */
  static Optional<Numbered> numbered(Handle handle, List<Long> roots) {
    GraphNodes reader = new GraphNodes(handle, roots);
    return reader.read().map(nodes -> new Numbered(reader.ids, nodes));
  }

  /** The node with this id and all that it needs, each called by its id. */
  static Optional<SpecGraph> graph(Handle handle, long root) {
    GraphNodes reader = new GraphNodes(handle, List.of(root));
    return reader
        .read()
        .map(nodes -> SpecGraph.of(nodes, index -> Long.toString(reader.ids.get(index))));
  }

  private Optional<List<SpecNode>> read() {
    String in = Hits.list(ids);
    Map<Long, Map<HashKind, String>> hashes = hashes(in);
    Map<Long, List<Dependency>> edges = edges(in);
    Map<Long, SpecNode> nodes = new HashMap<>();
    handle
        .createQuery(NODES.formatted(in))
        .map(
            (row, context) -> {
              long id = row.getLong(1);
              Map<HashKind, String> own = hashes.getOrDefault(id, Map.of());
              return nodes.put(id, node(row, own, edges.getOrDefault(id, List.of())));
            })
        .list();
    return nodes.keySet().containsAll(ids)
        ? Optional.of(ids.stream().map(nodes::get).toList())
        : Optional.empty();
  }

  private int index(long id) {
    return indices.getOrDefault(id, -1);
  }

  private static SpecNode node(
      ResultSet row, Map<HashKind, String> hashes, List<Dependency> dependencies)
      throws SQLException {
    return new SpecNode(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        new Architecture(row.getString(5), row.getString(6), row.getString(7)),
        compiler(row.getString(8)),
        row.getString(9),
        hashes,
        row.getString(10),
        null,
        row.getInt(11) != 0,
        null,
        dependencies,
        row.getBytes(12));
  }

  private static @Nullable CompilerSpec compiler(String text) {
    int at = text.indexOf('@');
    return text.isEmpty()
        ? null
        : at < 0
            ? new CompilerSpec(text, null)
            : new CompilerSpec(text.substring(0, at), text.substring(at + 1));
  }

  /** Clients of different versions may have told several of a kind for one spec: then the first. */
  private Map<Long, Map<HashKind, String>> hashes(String in) {
    Map<Long, Map<HashKind, String>> hashes = new HashMap<>();
    handle
        .createQuery(HASHES.formatted(in))
        .map(
            (row, context) ->
                hashes
                    .computeIfAbsent(row.getLong(1), id -> new EnumMap<>(HashKind.class))
                    .putIfAbsent(HashKinds.of(row.getInt(2)), row.getString(3)))
        .list();
    return hashes;
  }

  private Map<Long, List<Dependency>> edges(String in) {
    Map<Long, List<Dependency>> edges = new HashMap<>();
    handle
        .createQuery(EDGES.formatted(in))
        .map(
            (row, context) ->
                edges.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(edge(row)))
        .list();
    return edges;
  }

  private Dependency edge(ResultSet row) throws SQLException {
    long child = row.getLong(2);
    int index = row.wasNull() ? -1 : index(child);
    int kind = row.getInt(7);
    HashKind hashKind = row.wasNull() ? null : HashKinds.of(kind);
    String virtuals = row.getString(5);
    return new Dependency(
        row.getString(3),
        hashKind,
        row.getString(8),
        Set.copyOf(SpecReader.types(row.getInt(4))),
        virtuals.isEmpty() ? List.of() : List.of(virtuals.split(",", -1)),
        row.getInt(6) != 0,
        index);
  }
}
