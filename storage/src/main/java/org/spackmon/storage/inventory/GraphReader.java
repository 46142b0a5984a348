package org.spackmon.storage.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Architecture;
import org.spackmon.spack.query.ConcreteGraph;
import org.spackmon.spack.query.Options;
import org.spackmon.spack.query.Providers;
import org.spackmon.spack.versions.ConcreteVersion;
import org.spackmon.storage.inventory.StoredGraph.Compiler;
import org.spackmon.storage.inventory.StoredGraph.Edges;
import org.spackmon.storage.inventory.StoredGraph.Nodes;

/** Reads all specs that became concrete, with their edges; each shared value once. */
final class GraphReader {
  private static final String NODES =
      """
      SELECT id, package_id, namespace, version, parameters, platform, os, target, compiler_id
      FROM node WHERE concrete = 1 ORDER BY id""";

  private final Jdbi reads;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Options> options = new HashMap<>();
  private final Map<String, ConcreteVersion> versions = new HashMap<>();
  private final Map<Architecture, Architecture> architectures = new HashMap<>();
  private final Map<Long, String> packages;
  private final Map<Long, Compiler> compilers = new HashMap<>();

  private GraphReader(Jdbi reads) {
    this.reads = reads;
    this.packages = names("package");
    names("compiler").forEach((id, text) -> compilers.put(id, compiler(text)));
  }

  private Map<Long, String> names(String table) {
    Map<Long, String> names = new HashMap<>();
    Columns.read(
        reads, "SELECT id, name FROM " + table, row -> names.put(row.getLong(1), row.getString(2)));
    return names;
  }

  private Compiler compiler(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new Compiler(text, null)
        : new Compiler(text.substring(0, at), version(text.substring(at + 1)));
  }

  private record Row(
      long id,
      String name,
      @Nullable String namespace,
      @Nullable String version,
      Options options,
      Architecture architecture,
      Compiler compiler) {}

  static StoredGraph read(Jdbi reads) {
    CompletableFuture<EdgeRows> edges = CompletableFuture.supplyAsync(() -> EdgeRows.read(reads));
    return new GraphReader(reads).graph(edges);
  }

  private StoredGraph graph(CompletableFuture<EdgeRows> table) {
    List<Row> rows = new ArrayList<>();
    Columns.read(reads, NODES, row -> rows.add(node(row)));
    Nodes nodes = new Nodes(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      nodes.ids[i] = row.id;
      nodes.names[i] = row.name;
      nodes.namespaces[i] = row.namespace;
      nodes.versions[i] = version(row.version);
      nodes.written[i] = row.version;
      nodes.options[i] = row.options;
      nodes.architectures[i] = row.architecture;
    }
    EdgeColumns columns = new EdgeColumns(nodes, table.join());
    Edges edges = columns.edges();
    Map<Compiler, Integer> outside = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Compiler compiler = rows.get(i).compiler;
      nodes.compilers[i] =
          compiler.name().isEmpty() || compiles(compiler.name(), i, nodes, edges)
              ? ConcreteGraph.NONE
              : rows.size() + outside.computeIfAbsent(compiler, unknown -> outside.size());
    }
    Compiler[] known = outside.keySet().toArray(Compiler[]::new);
    StoredGraph graph = new StoredGraph(nodes, known, edges, new HashLookup(reads));
    addVirtuals(graph, columns, edges);
    return graph;
  }

  private Row node(ResultSet row) throws SQLException {
    Architecture built =
        new Architecture(
            shared(row.getString(6)), shared(row.getString(7)), shared(row.getString(8)));
    return new Row(
        row.getLong(1),
        String.valueOf(packages.get(row.getLong(2))),
        shared(row.getString(3)),
        shared(row.getString(4)),
        options.computeIfAbsent(row.getString(5), Options::parse),
        architectures.computeIfAbsent(built, same -> same),
        compilers.getOrDefault(row.getLong(9), Compiler.NONE));
  }

  private @Nullable String shared(@Nullable String text) {
    return text == null ? null : texts.computeIfAbsent(text, same -> same);
  }

  /** Null, too, where the text is no version. */
  private @Nullable ConcreteVersion version(@Nullable String text) {
    if (text == null || versions.containsKey(text)) {
      return text == null ? null : versions.get(text);
    }
    try {
      ConcreteVersion version = ConcreteVersion.parse(text);
      versions.put(text, version);
      return version;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether an edge leads to the compiler; files before format 5 only name it. */
  private static boolean compiles(String compiler, int node, Nodes nodes, Edges edges) {
    for (int edge = edges.first()[node]; edge < edges.first()[node + 1]; edge++) {
      if (DependencyTypes.build(edges.types()[edge])
          && nodes.names[edges.children()[edge]].equals(compiler)
          && edges.virtuals()[edge].stream().anyMatch(ConcreteGraph.LANGUAGES::contains)) {
        return true;
      }
    }
    return false;
  }

  /** Formats before 4 don't say on edges what is provided: then what the child provides counts. */
  private static void addVirtuals(StoredGraph graph, EdgeColumns columns, Edges edges) {
    Map<Integer, Set<String>> provided = new HashMap<>();
    for (int i = 0; i < graph.size(); i++) {
      if (!columns.sayWhatFor(i)) {
        for (int edge = graph.firstEdge(i); edge < graph.edgeEnd(i); edge++) {
          edges.virtuals()[edge] =
              provided.computeIfAbsent(
                  edges.children()[edge], child -> Providers.provided(graph, child));
        }
      }
    }
  }
}
