package org.spackmon.spack.query;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Architecture;
import org.spackmon.spack.CompilerSpec;
import org.spackmon.spack.Dependency;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.query.ConcreteNode.Edge;
import org.spackmon.spack.versions.ConcreteVersion;

/**
 * A spec file made ready for queries: any number of them may be asked of it, by any thread. Its
 * root is node 0.
 */
public final class ConcreteSpec implements ConcreteGraph {

  private static final int VIRTUALS_ON_EDGES = 4;
  private static final Architecture NO_ARCHITECTURE = new Architecture(null, null, null);

  private final List<ConcreteNode> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final int[] firstEdges;
  private final int[] compilers;

  private ConcreteSpec(List<SpecNode> written) throws SpecFormatException {
    firstEdges = new int[written.size() + 1];
    compilers = new int[written.size()];
    for (SpecNode node : written) {
      nodes.add(node(node));
    }
    for (int i = 0; i < compilers.length; i++) {
      ConcreteNode compiler = compiler(written.get(i));
      compilers[i] = compiler == null ? NONE : nodes.size();
      if (compiler != null) {
        nodes.add(compiler);
      }
    }
  }

  /**
   * Prepares what a reader understood.
   *
   * @throws SpecFormatException when there is no root, or a dependency isn't in the document, or a
   *     version isn't one
   */
  public static ConcreteSpec of(SpecDocument document) throws SpecFormatException {
    if (document.nodes().isEmpty()) {
      throw new SpecFormatException("expected a spec, found a file without nodes");
    }
    ConcreteSpec spec = new ConcreteSpec(document.nodes());
    for (int i = 0; i < document.nodes().size(); i++) {
      spec.edges.addAll(spec.edges(document.nodes().get(i), document.formatVersion()));
      spec.firstEdges[i + 1] = spec.edges.size();
    }
    return spec;
  }

  /**
   * Prepares a node of which the rest of the graph isn't known; nothing that it needs is found.
   *
   * @throws SpecFormatException when its version isn't one
   */
  public static ConcreteSpec alone(SpecNode node) throws SpecFormatException {
    return new ConcreteSpec(List.of(node));
  }

  private static ConcreteNode node(SpecNode node) throws SpecFormatException {
    return new ConcreteNode(
        node.name(),
        node.namespace(),
        node.hashes().get(HashKind.HASH),
        node.version() == null ? null : version(node.version()),
        Options.parse(node.parameters()),
        node.arch().equals(NO_ARCHITECTURE) ? null : node.arch(),
        false);
  }

  private static ConcreteVersion version(String text) throws SpecFormatException {
    try {
      return ConcreteVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SpecFormatException("expected a version, found \"" + text + "\"");
    }
  }

  private List<Edge> edges(SpecNode node, int format) throws SpecFormatException {
    Map<String, List<Edge>> byName = new LinkedHashMap<>();
    for (Dependency dependency : node.dependencies()) {
      if (!dependency.resolved()) {
        throw new SpecFormatException(
            "expected the dependency "
                + dependency.name()
                + " of "
                + node.name()
                + " among the nodes");
      }
      int child = dependency.child();
      add(
          byName.computeIfAbsent(name(child), name -> new ArrayList<>()),
          new Edge(child, types(dependency), virtuals(dependency, child, format)));
    }
    byName
        .values()
        .forEach(list -> list.sort(comparingInt(edge -> DependencyType.order(edge.types()))));
    return byName.values().stream().flatMap(Collection::stream).toList();
  }

  /** Two to the same child are one, for all that both are for: so Spack reads them. */
  private static void add(List<Edge> edges, Edge edge) {
    for (int i = 0; i < edges.size(); i++) {
      if (edges.get(i).child() == edge.child()) {
        edges.set(i, edges.get(i).and(edge));
        return;
      }
    }
    edges.add(edge);
  }

  private static Set<DependencyType> types(Dependency dependency) {
    try {
      return DependencyType.parse(dependency.types());
    } catch (IllegalArgumentException e) {
      return EnumSet.noneOf(DependencyType.class);
    }
  }

  /** Edges of older formats don't say them: what the child provides then is what was wanted. */
  private Set<String> virtuals(Dependency dependency, int child, int format) {
    return format < VIRTUALS_ON_EDGES
        ? Providers.provided(this, child)
        : Set.copyOf(dependency.virtuals());
  }

  /** Formats before 5 say it apart; what the reader took from an edge is that edge. */
  private static @Nullable ConcreteNode compiler(SpecNode node) throws SpecFormatException {
    CompilerSpec compiler = node.compiler();
    if (compiler == null || node.dependencies().stream().anyMatch(edge -> is(edge, compiler))) {
      return null;
    }
    ConcreteVersion version = compiler.version() == null ? null : version(compiler.version());
    return ConcreteNode.compiler(compiler.name(), version);
  }

  private static boolean is(Dependency edge, CompilerSpec compiler) {
    return edge.types().contains("build")
        && edge.name().equals(compiler.name())
        && edge.virtuals().stream().anyMatch(LANGUAGES::contains);
  }

  // -- what is asked

  @Override
  public String name(int node) {
    return nodes.get(node).name();
  }

  @Override
  public @Nullable String namespace(int node) {
    return nodes.get(node).namespace();
  }

  @Override
  public boolean hashStarts(int node, String prefix) {
    String hash = nodes.get(node).hash();
    return hash != null && hash.startsWith(prefix);
  }

  @Override
  public @Nullable ConcreteVersion version(int node) {
    return nodes.get(node).version();
  }

  @Override
  public Options options(int node) {
    return nodes.get(node).options();
  }

  @Override
  public @Nullable Architecture architecture(int node) {
    return nodes.get(node).architecture();
  }

  @Override
  public int compiler(int node) {
    return compilerOnly(node) ? NONE : compilers[node];
  }

  @Override
  public boolean compilerOnly(int node) {
    return nodes.get(node).compilerOnly();
  }

  @Override
  public int firstEdge(int node) {
    return compilerOnly(node) ? 0 : firstEdges[node];
  }

  @Override
  public int edgeEnd(int node) {
    return compilerOnly(node) ? 0 : firstEdges[node + 1];
  }

  @Override
  public int child(int edge) {
    return edges.get(edge).child();
  }

  @Override
  public Set<DependencyType> types(int edge) {
    return edges.get(edge).types();
  }

  @Override
  public Set<String> virtuals(int edge) {
    return edges.get(edge).virtuals();
  }
}
