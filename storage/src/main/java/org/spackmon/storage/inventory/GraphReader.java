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
import org.jdbi.v3.core.Handle;
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
      SELECT n.id, p.name, n.namespace, n.version, n.parameters, n.platform, n.os, n.target, c.name
      FROM node n JOIN package p ON p.id = n.package_id JOIN compiler c ON c.id = n.compiler_id
      WHERE n.concrete = 1 ORDER BY n.id""";

  private static final String EDGES =
      """
      SELECT parent_id, child_id, types, virtuals, direct FROM edge
      WHERE child_id IS NOT NULL ORDER BY parent_id, position""";

  private static final Set<DependencyType>[] TYPES = DependencyTypes.sets();

  private final Handle handle;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Options> options = new HashMap<>();
  private final Map<String, ConcreteVersion> versions = new HashMap<>();
  private final Map<Architecture, Architecture> architectures = new HashMap<>();
  private final Map<String, Set<String>> virtuals = new HashMap<>();

  private GraphReader(Handle handle) {
    this.handle = handle;
  }

  private record Row(
      long id,
      String name,
      @Nullable String namespace,
      @Nullable ConcreteVersion version,
      Options options,
      Architecture architecture,
      String compiler) {}

  private record Edge(int parent, int child, int types, Set<String> virtuals, boolean direct) {}

  static StoredGraph read(Handle handle, HashLookup hashes) {
    return new GraphReader(handle).graph(hashes);
  }

  private StoredGraph graph(HashLookup hashes) {
    List<Row> rows = handle.createQuery(NODES).map((row, context) -> node(row)).list();
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
    List<List<Edge>> edges = edges(nodes);
    Map<String, Integer> compilers = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      nodes.compilers[i] = compiler(rows.get(i).compiler, nodes, edges.get(i), compilers);
    }
    Edges columns = edges(edges, nodes);
    Compiler[] known = compilers.keySet().stream().map(this::compiler).toArray(Compiler[]::new);
    StoredGraph graph = new StoredGraph(nodes, known, columns, hashes);
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
        texts.computeIfAbsent(row.getString(2), text -> text),
        shared(row.getString(3)),
        version(row.getString(4)),
        options.computeIfAbsent(row.getString(5), Options::parse),
        architectures.computeIfAbsent(built, same -> same),
        texts.computeIfAbsent(row.getString(9), text -> text));
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

  private List<List<Edge>> edges(Nodes nodes) {
    List<List<Edge>> edges = new ArrayList<>();
    for (int i = 0; i < nodes.ids.length; i++) {
      edges.add(new ArrayList<>(4));
    }
    handle
        .createQuery(EDGES)
        .map((row, context) -> edge(row, nodes))
        .filter(edge -> edge.parent >= 0 && edge.child >= 0)
        .forEach(edge -> edges.get(edge.parent).add(edge));
    return edges;
  }

  private Edge edge(ResultSet row, Nodes nodes) throws SQLException {
    return new Edge(
        Arrays.binarySearch(nodes.ids, row.getLong(1)),
        Arrays.binarySearch(nodes.ids, row.getLong(2)),
        row.getInt(3),
        virtuals.computeIfAbsent(row.getString(4), GraphReader::set),
        row.getInt(5) == 1);
  }

  private static Set<String> set(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(",", -1));
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
