package org.spackmon.storage.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
import org.spackmon.spack.query.DependencyType;
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

  private static final Set<DependencyType>[] TYPES = DependencyTypes.sets();

  private final Jdbi reads;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Options> options = new HashMap<>();
  private final Map<String, ConcreteVersion> versions = new HashMap<>();
  private final Map<Architecture, Architecture> architectures = new HashMap<>();
  private final Map<Long, String> packages;
  private final Map<Long, String> compilers;

  private GraphReader(Jdbi reads) {
    this.reads = reads;
    this.packages = names("package");
    this.compilers = names("compiler");
  }

  private Map<Long, String> names(String table) {
    Map<Long, String> names = new HashMap<>();
    Columns.read(
        reads, "SELECT id, name FROM " + table, row -> names.put(row.getLong(1), row.getString(2)));
    return names;
  }

  private record Row(
      long id,
      String name,
      @Nullable String namespace,
      @Nullable ConcreteVersion version,
      Options options,
      Architecture architecture,
      String compiler) {}

  private record Edge(int child, int types, Set<String> virtuals, boolean direct) {}

  static StoredGraph read(Jdbi reads) {
    return new GraphReader(reads).graph();
  }

  private StoredGraph graph() {
    CompletableFuture<EdgeRows> table = CompletableFuture.supplyAsync(() -> EdgeRows.read(reads));
    List<Row> rows = new ArrayList<>();
    Columns.read(reads, NODES, row -> rows.add(node(row)));
    Nodes nodes = new Nodes(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      nodes.ids[i] = row.id;
      nodes.names[i] = row.name;
      nodes.namespaces[i] = row.namespace;
      nodes.versions[i] = row.version;
      nodes.options[i] = row.options;
      nodes.architectures[i] = row.architecture;
    }
    List<List<Edge>> edges = edges(table.join(), nodes);
    Map<String, Integer> outside = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      nodes.compilers[i] = compiler(rows.get(i).compiler, nodes, edges.get(i), outside);
    }
    Edges columns = edges(edges, nodes);
    Compiler[] known = outside.keySet().stream().map(this::compiler).toArray(Compiler[]::new);
    StoredGraph graph = new StoredGraph(nodes, known, columns, new HashLookup(reads));
    addVirtuals(graph, edges, columns);
    return graph;
  }

  /** Formats before 4 don't say on edges what is provided: then what the child provides counts. */
  private static void addVirtuals(StoredGraph graph, List<List<Edge>> edges, Edges columns) {
    Map<Integer, Set<String>> provided = new HashMap<>();
    for (int i = 0; i < edges.size(); i++) {
      if (edges.get(i).stream().allMatch(edge -> edge.virtuals.isEmpty() && !edge.direct)) {
        for (int edge = graph.firstEdge(i); edge < graph.edgeEnd(i); edge++) {
          columns.virtuals()[edge] =
              provided.computeIfAbsent(
                  columns.children()[edge], child -> Providers.provided(graph, child));
        }
      }
    }
  }

  private Row node(ResultSet row) throws SQLException {
    Architecture built =
        new Architecture(
            shared(row.getString(6)), shared(row.getString(7)), shared(row.getString(8)));
    return new Row(
        row.getLong(1),
        String.valueOf(packages.get(row.getLong(2))),
        shared(row.getString(3)),
        version(row.getString(4)),
        options.computeIfAbsent(row.getString(5), Options::parse),
        architectures.computeIfAbsent(built, same -> same),
        String.valueOf(compilers.get(row.getLong(9))));
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

  private static List<List<Edge>> edges(EdgeRows table, Nodes nodes) {
    List<List<Edge>> edges = new ArrayList<>();
    for (int i = 0; i < nodes.ids.length; i++) {
      edges.add(new ArrayList<>(4));
    }
    for (int i = 0; i < table.size(); i++) {
      int parent = Arrays.binarySearch(nodes.ids, table.parents.get(i));
      int child = Arrays.binarySearch(nodes.ids, table.children.get(i));
      if (parent >= 0 && child >= 0) {
        int types = (int) table.types.get(i);
        Edge edge = new Edge(child, types, table.virtuals(i), table.direct.get(i));
        edges.get(parent).add(edge);
      }
    }
    return edges;
  }

  /** A compiler that is no edge, as files before format 5 say it. */
  private static int compiler(
      String text, Nodes nodes, List<Edge> edges, Map<String, Integer> compilers) {
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    if (name.isEmpty() || edges.stream().anyMatch(edge -> compiles(edge, nodes, name))) {
      return ConcreteGraph.NONE;
    }
    int number = compilers.computeIfAbsent(text, unknown -> compilers.size());
    return nodes.ids.length + number;
  }

  private static boolean compiles(Edge edge, Nodes nodes, String name) {
    return DependencyTypes.build(edge.types)
        && nodes.names[edge.child].equals(name)
        && edge.virtuals.stream().anyMatch(ConcreteGraph.LANGUAGES::contains);
  }

  private Compiler compiler(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new Compiler(text, null)
        : new Compiler(text.substring(0, at), version(text.substring(at + 1)));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
  private static Edges edges(List<List<Edge>> byParent, Nodes nodes) {
    int[] first = new int[byParent.size() + 1];
    for (int i = 0; i < byParent.size(); i++) {
      first[i + 1] = first[i] + byParent.get(i).size();
    }
    int count = first[byParent.size()];
    Edges edges = new Edges(first, new int[count], new byte[count], new Set[count]);
    for (int i = 0; i < byParent.size(); i++) {
      int place = first[i];
      for (Edge edge : ordered(byParent.get(i), nodes)) {
        edges.children()[place] = edge.child;
        edges.types()[place] = DependencyTypes.of(edge.types);
        edges.virtuals()[place++] = edge.virtuals;
      }
    }
    return edges;
  }

  /** Those to one name together, where the name first comes, by their types. */
  private static List<Edge> ordered(List<Edge> edges, Nodes nodes) {
    Map<String, Integer> places = new HashMap<>();
    edges.forEach(edge -> places.putIfAbsent(nodes.names[edge.child], places.size()));
    edges.sort(
        Comparator.comparing((Edge edge) -> places.get(nodes.names[edge.child]))
            .thenComparing(edge -> DependencyType.order(TYPES[DependencyTypes.of(edge.types)])));
    return edges;
  }
}
