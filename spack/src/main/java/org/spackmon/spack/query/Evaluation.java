package org.spackmon.spack.query;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.spackmon.spack.versions.ConcreteVersion;

/**
 * Does a node of a graph satisfy a query? In the order in which Spack asks, so that what can't be
 * answered is told, or isn't reached, where it is there.
 */
final class Evaluation {

  private static final Set<DependencyType> BUILD = Set.of(DependencyType.BUILD);

  private final ConcreteGraph graph;

  Evaluation(ConcreteGraph graph) {
    this.graph = graph;
  }

  private record Pair(int node, NodeQuery query) {}

  boolean satisfies(int root, NodeQuery query) {
    if (!node(root, query)) {
      return false;
    }
    if (query.dependencies().isEmpty()) {
      return true;
    }
    Deque<Pair> pairs = new ArrayDeque<>();
    pairs.push(new Pair(root, query));
    while (!pairs.isEmpty()) {
      Pair pair = pairs.pop();
      for (EdgeQuery asked : pair.query.dependencies()) {
        NodeQuery when = asked.when();
        if (when == null || applies(pair.node, when)) {
          int child = first(pair.node, asked);
          if (child == ConcreteGraph.NONE) {
            return false;
          }
          if (!asked.node().dependencies().isEmpty()) {
            pairs.push(new Pair(child, asked.node()));
          }
        }
      }
    }
    return true;
  }

  /** Of a compiler that is no package of the graph, too little is known to rule a condition out. */
  private boolean applies(int node, NodeQuery condition) {
    if (!graph.compilerOnly(node)) {
      return satisfies(node, condition);
    }
    boolean named = condition.name().isEmpty() || condition.name().equals(graph.name(node));
    ConcreteVersion version = graph.version(node);
    return named && (version == null || condition.versions().contains(version));
  }

  /** Asks of a package itself, not of what it needs. */
  boolean node(int node, NodeQuery query) {
    if (!query.name().isEmpty() && !query.name().equals(graph.name(node))) {
      return Providers.provides(graph, node, query);
    }
    if (query.hash() != null && !graph.hashStarts(node, query.hash())) {
      return false;
    }
    String namespace = graph.namespace(node);
    if (query.namespace() != null && namespace != null && !query.namespace().equals(namespace)) {
      return false;
    }
    ConcreteVersion version = graph.version(node);
    boolean meant = version == null ? query.versions().isAny() : query.versions().contains(version);
    return meant
        && variants(node, query)
        && query.matches(graph.architecture(node))
        && graph.options(node).has(query.flags());
  }

  private boolean variants(int node, NodeQuery query) {
    for (VariantQuery variant : query.variants()) {
      boolean fits =
          variant.propagated() ? everywhere(node, variant) : graph.options(node).has(variant);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Whether no node of the graph contradicts, build dependencies among them. */
  private boolean everywhere(int root, VariantQuery variant) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> waiting = new ArrayDeque<>();
    waiting.push(root);
    while (!waiting.isEmpty()) {
      int node = waiting.pop();
      if (seen.add(node)) {
        if (!graph.options(node).allows(variant)) {
          return false;
        }
        for (int edge = graph.firstEdge(node); edge < graph.edgeEnd(node); edge++) {
          waiting.push(graph.child(edge));
        }
      }
    }
    return true;
  }

  /** The child that satisfies a question, or none; what comes later is not tried instead of it. */
  private int first(int node, EdgeQuery asked) {
    for (int edge = graph.firstEdge(node); edge < graph.edgeEnd(node); edge++) {
      if (edge(edge, asked)) {
        return graph.child(edge);
      }
    }
    int compiler = graph.compiler(node);
    if (compiler != ConcreteGraph.NONE && edge(compiler, BUILD, ConcreteGraph.LANGUAGES, asked)) {
      return compiler;
    }
    return asked.direct() ? ConcreteGraph.NONE : further(node, asked);
  }

  /** Level by level, through what is linked or run; of several edges to a node the first counts. */
  private int further(int start, EdgeQuery asked) {
    Deque<Integer> waiting = new ArrayDeque<>();
    Set<Integer> seen = new HashSet<>();
    for (int edge = graph.firstEdge(start); edge < graph.edgeEnd(start); edge++) {
      if (later(edge)) {
        seen.add(graph.child(edge));
        waiting.add(edge);
      }
    }
    while (!waiting.isEmpty()) {
      int reached = waiting.remove();
      if (edge(reached, asked)) {
        return graph.child(reached);
      }
      int node = graph.child(reached);
      for (int edge = graph.firstEdge(node); edge < graph.edgeEnd(node); edge++) {
        if (later(edge) && seen.add(graph.child(edge))) {
          waiting.add(edge);
        }
      }
    }
    return ConcreteGraph.NONE;
  }

  private boolean later(int edge) {
    Set<DependencyType> types = graph.types(edge);
    return types.isEmpty() || !Collections.disjoint(types, DependencyType.LATER);
  }

  private boolean edge(int edge, EdgeQuery asked) {
    return edge(graph.child(edge), graph.types(edge), graph.virtuals(edge), asked);
  }

  private boolean edge(
      int child, Set<DependencyType> types, Set<String> virtuals, EdgeQuery asked) {
    NodeQuery query = asked.node();
    boolean other = !query.name().isEmpty() && !query.name().equals(graph.name(child));
    if (other && !virtuals.contains(query.name())) {
      return false;
    }
    if (!virtuals.containsAll(asked.virtuals()) || !types.containsAll(asked.types())) {
      return false;
    }
    // Of a virtual package only the version is asked.
    return other
        ? query.versions().isAny() || Providers.provides(graph, child, query)
        : node(child, query);
  }
}
