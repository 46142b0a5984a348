package org.spackmon.storage.inventory;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Architecture;
import org.spackmon.spack.query.ConcreteGraph;
import org.spackmon.spack.query.DependencyType;
import org.spackmon.spack.query.EdgeQuery;
import org.spackmon.spack.query.NodeQuery;
import org.spackmon.spack.query.Options;
import org.spackmon.spack.query.SpecQuery;
import org.spackmon.spack.versions.ConcreteVersion;

/**
 * All specs of a store as one graph in memory. What many nodes share is one object; edges are plain
 * numbers, in both directions.
 */
final class StoredGraph implements ConcreteGraph {

  /** A node's own facts, in columns; shared values are shared objects. */
  static final class Nodes {
    final long[] ids;
    final String[] names;
    final @Nullable String[] namespaces;
    final @Nullable ConcreteVersion[] versions;

    /** Versions as spec files write them, those too that are none. */
    final @Nullable String[] written;

    final Options[] options;
    final @Nullable Architecture[] architectures;

    /** Of each node, a compiler that no edge leads to, or {@link ConcreteGraph#NONE}. */
    final int[] compilers;

    Nodes(int size) {
      ids = new long[size];
      names = new String[size];
      namespaces = new String[size];
      versions = new ConcreteVersion[size];
      written = new String[size];
      options = new Options[size];
      architectures = new Architecture[size];
      compilers = new int[size];
    }
  }

  /** A compiler that is no package of the graph. */
  record Compiler(String name, @Nullable ConcreteVersion version) {
    static final Compiler NONE = new Compiler("", null);
  }

  /** Edges in the order of their parents; those of a node begin at {@code first[node]}. */
  record Edges(int[] first, int[] children, byte[] types, Set<String>[] virtuals) {}

  private static final Set<DependencyType>[] TYPES = DependencyTypes.sets();

  private final Nodes nodes;
  private final Compiler[] compilers;
  private final Edges edges;
  private final Parents parents;
  private final HashLookup hashes;

  StoredGraph(Nodes nodes, Compiler[] compilers, Edges edges, HashLookup hashes) {
    this.nodes = nodes;
    this.compilers = compilers;
    this.edges = edges;
    this.parents = Parents.of(edges);
    this.hashes = hashes;
  }

  int size() {
    return nodes.ids.length;
  }

  /** The node with an id of the store, or a negative number. */
  int node(long id) {
    return Arrays.binarySearch(nodes.ids, id);
  }

  /** Those with some ids of the store. */
  BitSet nodes(Collection<Long> ids) {
    BitSet found = new BitSet();
    ids.stream().mapToInt(this::node).filter(node -> node >= 0).forEach(found::set);
    return found;
  }

  /**
   * The ids of the nodes of some packages in some versions.
   *
   * @return a list for each group
   */
  List<List<Long>> ids(List<? extends Collection<PackageVersion>> groups) {
    List<List<Long>> found = new ArrayList<>();
    Map<PackageVersion, List<List<Long>>> wanted = new HashMap<>();
    for (Collection<PackageVersion> group : groups) {
      List<Long> ids = new ArrayList<>();
      found.add(ids);
      group.forEach(each -> wanted.computeIfAbsent(each, none -> new ArrayList<>()).add(ids));
    }
    Set<String> packages = wanted.keySet().stream().map(PackageVersion::name).collect(toSet());
    for (int node = 0; node < size(); node++) {
      String version = nodes.written[node];
      if (version != null && packages.contains(nodes.names[node])) {
        long id = nodes.ids[node];
        PackageVersion here = new PackageVersion(nodes.names[node], version);
        wanted.getOrDefault(here, List.of()).forEach(ids -> ids.add(id));
      }
    }
    return found;
  }

  /** The nodes that a query means. */
  BitSet matching(SpecQuery query) {
    return candidates(query.root()).stream()
        .parallel()
        .filter(node -> query.matches(this, node))
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  /** Nodes of which some need what is asked of dependencies; the others surely don't. */
  private BitSet candidates(NodeQuery query) {
    BitSet candidates = new BitSet(size());
    candidates.set(0, size());
    for (EdgeQuery asked : query.dependencies()) {
      if (asked.when() == null && !asked.node().name().isEmpty()) {
        candidates.and(candidates(asked));
      }
    }
    return candidates;
  }

  private BitSet candidates(EdgeQuery asked) {
    String name = asked.node().name();
    BitSet children = new BitSet(size());
    for (int node = 0; node < size(); node++) {
      if (nodes.names[node].equals(name) && asked.node().matchesAlone(this, node)) {
        children.set(node);
      }
    }
    for (int edge = 0; edge < edges.children.length; edge++) {
      if (edges.virtuals[edge].contains(name)) {
        children.set(edges.children[edge]);
      }
    }
    BitSet candidates = above(children, !asked.direct(), false);
    for (int node = 0; node < size(); node++) {
      int compiler = nodes.compilers[node];
      if (compiler != NONE && (LANGUAGES.contains(name) || name(compiler).equals(name))) {
        candidates.set(node);
      }
    }
    return candidates;
  }

  /**
   * The nodes that need one of these, directly or through others; these aren't among them.
   *
   * @param later whether only what is linked or run counts
   */
  BitSet dependents(BitSet needed, boolean later) {
    BitSet dependents = above(needed, true, later);
    dependents.andNot(needed);
    return dependents;
  }

  /** The nodes from which an edge leads to one of these, or with further ones a path. */
  private BitSet above(BitSet children, boolean further, boolean later) {
    BitSet above = new BitSet(size());
    int[] waiting = new int[size() + children.cardinality()]; // each node comes in once at most
    int last = 0;
    for (int child = children.nextSetBit(0); child >= 0; child = children.nextSetBit(child + 1)) {
      waiting[last++] = child;
    }
    while (last > 0) {
      int node = waiting[--last];
      for (int i = parents.first()[node]; i < parents.first()[node + 1]; i++) {
        int parent = parents.nodes()[i];
        boolean counts = !later || DependencyTypes.later(parents.types()[i]);
        if (counts && !above.get(parent)) {
          above.set(parent);
          if (further) {
            waiting[last++] = parent;
          }
        }
      }
    }
    return above;
  }

  // -- what a query asks

  @Override
  public String name(int node) {
    return compilerOnly(node) ? compilers[node - size()].name : nodes.names[node];
  }

  @Override
  public @Nullable String namespace(int node) {
    return compilerOnly(node) ? null : nodes.namespaces[node];
  }

  @Override
  public boolean hashStarts(int node, String prefix) {
    return !compilerOnly(node) && hashes.startingWith(prefix, this).get(node);
  }

  @Override
  public @Nullable ConcreteVersion version(int node) {
    return compilerOnly(node) ? compilers[node - size()].version : nodes.versions[node];
  }

  @Override
  public Options options(int node) {
    return compilerOnly(node) ? Options.NONE : nodes.options[node];
  }

  @Override
  public @Nullable Architecture architecture(int node) {
    return compilerOnly(node) ? null : nodes.architectures[node];
  }

  @Override
  public int compiler(int node) {
    return compilerOnly(node) ? NONE : nodes.compilers[node];
  }

  @Override
  public boolean compilerOnly(int node) {
    return node >= size();
  }

  @Override
  public int firstEdge(int node) {
    return compilerOnly(node) ? 0 : edges.first[node];
  }

  @Override
  public int edgeEnd(int node) {
    return compilerOnly(node) ? 0 : edges.first[node + 1];
  }

  @Override
  public int child(int edge) {
    return edges.children[edge];
  }

  @Override
  public Set<DependencyType> types(int edge) {
    return TYPES[edges.types[edge]];
  }

  @Override
  public Set<String> virtuals(int edge) {
    return edges.virtuals[edge];
  }
}
