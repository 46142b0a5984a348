package org.spackmon.storage.views.specs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.compare.Facts;
import org.spackmon.spack.compare.SpecGraph;
import org.spackmon.spack.compare.SpecGraph.Edge;
import org.spackmon.spack.compare.SpecGraph.Node;
import org.spackmon.storage.views.search.Hits;

/** Reads a spec with all that it needs. */
final class GraphReader {
  private static final String NODES =
      """
      WITH RECURSIVE below (id) AS (
        SELECT CAST(? AS BIGINT)
        UNION
        SELECT e.child_id FROM below b JOIN edge e ON e.parent_id = b.id
        WHERE e.child_id IS NOT NULL)
      SELECT n.id, p.name, n.version, c.name, n.parameters, n.target, n.os, n.platform,
        n.external_path, n.namespace
      FROM below CROSS JOIN node n CROSS JOIN package p CROSS JOIN compiler c
      WHERE n.id = below.id AND p.id = n.package_id AND c.id = n.compiler_id
      """;

  private static final String EDGES =
      """
      SELECT parent_id, child_id, name, types, virtuals FROM edge
      WHERE parent_id IN (%s) ORDER BY parent_id, position
      """;

  private static final String RECIPES =
      "SELECT node_id, hash FROM hash_alias WHERE node_id IN (%s) AND kind = 3 ORDER BY hash";

  private GraphReader() {}

  /** What a node is called, and what is decided of it. */
  private record Bare(String name, Facts facts) {}

  static Optional<SpecGraph> of(Handle handle, long root) {
    Map<Long, Bare> bare = new LinkedHashMap<>();
    handle
        .createQuery(NODES)
        .bind(0, root)
        .map((row, context) -> bare.put(row.getLong(1), bare(row)))
        .list();
    if (!bare.containsKey(root)) {
      return Optional.empty();
    }
    String ids = Hits.list(List.copyOf(bare.keySet()));
    Map<Long, String> recipes = recipes(handle, ids);
    Map<Long, List<Edge>> edges = edges(handle, ids);
    Map<String, Node> nodes = new HashMap<>();
    bare.forEach(
        (id, node) ->
            nodes.put(
                Long.toString(id),
                new Node(
                    node.name,
                    node.facts.with("recipe", recipes.get(id)).all(),
                    edges.getOrDefault(id, List.of()))));
    return Optional.of(new SpecGraph(Long.toString(root), nodes));
  }

  private static Bare bare(ResultSet row) throws SQLException {
    return new Bare(
        row.getString(2),
        new Facts()
            .with("version", row.getString(3))
            .with("compiler", row.getString(4))
            .parameters(row.getString(5))
            .with("target", row.getString(6))
            .with("operating system", row.getString(7))
            .with("platform", row.getString(8))
            .with("external", row.getString(9))
            .with("repository", row.getString(10)));
  }

  /** Clients of different versions may have told several for one spec: then all of them. */
  private static Map<Long, String> recipes(Handle handle, String ids) {
    Map<Long, String> recipes = new HashMap<>();
    handle
        .createQuery(RECIPES.formatted(ids))
        .map(
            (row, context) ->
                recipes.merge(row.getLong(1), row.getString(2), (a, b) -> a + "," + b))
        .list();
    return recipes;
  }

  private static Map<Long, List<Edge>> edges(Handle handle, String ids) {
    Map<Long, List<Edge>> edges = new HashMap<>();
    handle
        .createQuery(EDGES.formatted(ids))
        .map(
            (row, context) ->
                edges.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(edge(row)))
        .list();
    return edges;
  }

  private static Edge edge(ResultSet row) throws SQLException {
    long child = row.getLong(2);
    @Nullable String key = row.wasNull() ? null : Long.toString(child);
    String virtuals = row.getString(5);
    return new Edge(
        key,
        row.getString(3),
        SpecGraph.purpose(
            SpecReader.types(row.getInt(4)),
            virtuals.isEmpty() ? List.of() : List.of(virtuals.split(",", -1))));
  }
}
