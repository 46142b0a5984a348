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
import org.spackmon.spack.versions.ConcreteVersion;

/** A spec file made ready for queries: any number of them may be asked of it, by any thread. */
public final class ConcreteSpec {

  private static final int VIRTUALS_ON_EDGES = 4;
  private static final Set<String> LANGUAGES = Set.of("c", "cxx", "fortran");
  private static final Architecture NO_ARCHITECTURE = new Architecture(null, null, null);

  private final ConcreteNode root;

  private ConcreteSpec(ConcreteNode root) {
    this.root = root;
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
    List<ConcreteNode> nodes = new ArrayList<>();
    for (SpecNode node : document.nodes()) {
      nodes.add(node(node));
    }
    for (int i = 0; i < nodes.size(); i++) {
      SpecNode node = document.nodes().get(i);
      nodes.get(i).edges = edges(node, nodes, document.formatVersion());
      nodes.get(i).compiler = compiler(node);
    }
    return new ConcreteSpec(nodes.get(0));
  }

  /**
   * Prepares a node of which the rest of the graph isn't known; nothing that it needs is found.
   *
   * @throws SpecFormatException when its version isn't one
   */
  public static ConcreteSpec alone(SpecNode node) throws SpecFormatException {
    ConcreteNode alone = node(node);
    alone.compiler = compiler(node);
    return new ConcreteSpec(alone);
  }

  ConcreteNode root() {
    return root;
  }

  private static ConcreteNode node(SpecNode node) throws SpecFormatException {
    return new ConcreteNode(
        node.name(),
        node.namespace(),
        node.hashes().get(HashKind.HASH),
        node.version() == null ? null : version(node.version()),
        Options.parse(node.parameters()),
        node.arch().equals(NO_ARCHITECTURE) ? null : node.arch());
  }

  private static ConcreteVersion version(String text) throws SpecFormatException {
    try {
      return ConcreteVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SpecFormatException("expected a version, found \"" + text + "\"");
    }
  }

  private static List<Edge> edges(SpecNode node, List<ConcreteNode> nodes, int format)
      throws SpecFormatException {
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
      ConcreteNode child = nodes.get(dependency.child());
      byName
          .computeIfAbsent(child.name, name -> new ArrayList<>())
          .add(new Edge(child, types(dependency), virtuals(dependency, child, format)));
    }
    byName
        .values()
        .forEach(list -> list.sort(comparingInt(edge -> DependencyType.order(edge.types()))));
    return byName.values().stream().flatMap(Collection::stream).toList();
  }

  private static Set<DependencyType> types(Dependency dependency) {
    try {
      return DependencyType.parse(dependency.types());
    } catch (IllegalArgumentException e) {
      return EnumSet.noneOf(DependencyType.class);
    }
  }

  /** Edges of older formats don't say them: what the child provides then is what was wanted. */
  private static Set<String> virtuals(Dependency dependency, ConcreteNode child, int format) {
    return format < VIRTUALS_ON_EDGES
        ? Providers.provided(child)
        : Set.copyOf(dependency.virtuals());
  }

  /** Formats before 5 say it apart; what the reader took from an edge is that edge. */
  private static @Nullable Edge compiler(SpecNode node) throws SpecFormatException {
    CompilerSpec compiler = node.compiler();
    if (compiler == null || node.dependencies().stream().anyMatch(edge -> is(edge, compiler))) {
      return null;
    }
    ConcreteVersion version = compiler.version() == null ? null : version(compiler.version());
    return new Edge(
        new ConcreteNode(compiler.name(), version), Set.of(DependencyType.BUILD), LANGUAGES);
  }

  private static boolean is(Dependency edge, CompilerSpec compiler) {
    return edge.types().contains("build")
        && edge.name().equals(compiler.name())
        && edge.virtuals().stream().anyMatch(LANGUAGES::contains);
  }
}
