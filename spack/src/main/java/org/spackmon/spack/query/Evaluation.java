package org.spackmon.spack.query;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does a graph satisfy a query? In the order in which Spack asks, so that what can't be answered is
 * told, or isn't reached, where it is there.
 */
final class Evaluation {

  private Evaluation() {}

  private record Pair(ConcreteNode node, NodeQuery query) {}

  static boolean satisfies(ConcreteNode root, NodeQuery query) {
    if (!node(root, query)) {
      return false;
    }
    Deque<Pair> pairs = new ArrayDeque<>();
    pairs.push(new Pair(root, query));
    while (!pairs.isEmpty()) {
      Pair pair = pairs.pop();
      for (EdgeQuery asked : pair.query.dependencies()) {
        if (asked.when() == null || applies(pair.node, asked.when())) {
          Edge edge = first(pair.node, asked);
          if (edge == null) {
            return false;
          }
          if (!asked.node().dependencies().isEmpty()) {
            pairs.push(new Pair(edge.node(), asked.node()));
          }
        }
      }
    }
    return true;
  }

  /** Of a compiler that is no package of the graph, too little is known to rule a condition out. */
  private static boolean applies(ConcreteNode node, NodeQuery condition) {
    if (!node.compilerOnly) {
      return satisfies(node, condition);
    }
    boolean named = condition.name().isEmpty() || condition.name().equals(node.name);
    return named && (node.version == null || condition.versions().contains(node.version));
  }

  /** Asks of a package itself, not of what it needs. */
  static boolean node(ConcreteNode node, NodeQuery query) {
    if (!query.name().isEmpty() && !query.name().equals(node.name)) {
      return Providers.provides(node, query);
    }
    if (query.hash() != null && (node.hash == null || !node.hash.startsWith(query.hash()))) {
      return false;
    }
    if (query.namespace() != null
        && node.namespace != null
        && !query.namespace().equals(node.namespace)) {
      return false;
    }
    boolean version =
        node.version == null ? query.versions().isAny() : query.versions().contains(node.version);
    return version
        && variants(node, query)
        && machine(node, query)
        && node.options.has(query.flags());
  }

  private static boolean machine(ConcreteNode node, NodeQuery query) {
    return query.architecture() == null
        || (node.architecture != null && query.architecture().matches(node.architecture));
  }

  private static boolean variants(ConcreteNode node, NodeQuery query) {
    for (VariantQuery variant : query.variants()) {
      boolean fits = variant.propagated() ? everywhere(node, variant) : node.options.has(variant);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Whether no node of the graph contradicts, build dependencies among them. */
  private static boolean everywhere(ConcreteNode root, VariantQuery variant) {
    Set<ConcreteNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<ConcreteNode> waiting = new ArrayDeque<>(List.of(root));
    while (!waiting.isEmpty()) {
      ConcreteNode node = waiting.pop();
      if (seen.add(node)) {
        if (!node.options.allows(variant)) {
          return false;
        }
        node.edges.forEach(edge -> waiting.push(edge.node()));
      }
    }
    return true;
  }

  /** The edge that satisfies a question, or null; what comes later is not tried instead of it. */
  private static @Nullable Edge first(ConcreteNode node, EdgeQuery asked) {
    for (Edge edge : node.edges) {
      if (edge(edge, asked)) {
        return edge;
      }
    }
    if (node.compiler != null && edge(node.compiler, asked)) {
      return node.compiler;
    }
    return asked.direct() ? null : further(node, asked);
  }

  /** Level by level, through what is linked or run; of several edges to a node the first counts. */
  private static @Nullable Edge further(ConcreteNode start, EdgeQuery asked) {
    Deque<Edge> waiting = new ArrayDeque<>();
    Set<ConcreteNode> seen = new HashSet<>();
    for (Edge edge : start.edges) {
      if (later(edge)) {
        seen.add(edge.node());
        waiting.add(edge);
      }
    }
    while (!waiting.isEmpty()) {
      Edge edge = waiting.remove();
      if (edge(edge, asked)) {
        return edge;
      }
      for (Edge next : edge.node().edges) {
        if (later(next) && seen.add(next.node())) {
          waiting.add(next);
        }
      }
    }
    return null;
  }

  private static boolean later(Edge edge) {
    return edge.types().isEmpty() || !Collections.disjoint(edge.types(), DependencyType.LATER);
  }

  private static boolean edge(Edge edge, EdgeQuery asked) {
    NodeQuery query = asked.node();
    boolean other = !query.name().isEmpty() && !query.name().equals(edge.node().name);
    if (other && !edge.virtuals().contains(query.name())) {
      return false;
    }
    if (!edge.virtuals().containsAll(asked.virtuals())
        || !edge.types().containsAll(asked.types())) {
      return false;
    }
    // Of a virtual package only the version is asked.
    return other
        ? query.versions().isAny() || Providers.provides(edge.node(), query)
        : node(edge.node(), query);
  }
}
