package org.spackmon.spack.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.compare.GraphDiff.Change;
import org.spackmon.spack.compare.GraphDiff.Lone;
import org.spackmon.spack.compare.GraphDiff.NodeDiff;
import org.spackmon.spack.compare.SpecGraph.Edge;
import org.spackmon.spack.compare.SpecGraph.Node;

/** Walks two graphs side by side, level by level, each pair of nodes once. */
final class GraphWalk {
  private final SpecGraph before;
  private final SpecGraph after;
  private final Deque<Pair> open = new ArrayDeque<>();
  private final Set<String> met = new HashSet<>();
  private final Set<String> metBefore = new HashSet<>();
  private final Set<String> metAfter = new HashSet<>();
  private final List<NodeDiff> changed = new ArrayList<>();
  private final List<Lone> gone = new ArrayList<>();
  private final List<Lone> come = new ArrayList<>();
  private final List<Lone> same = new ArrayList<>();

  /** The same place in both graphs. */
  private record Pair(String before, String after, List<String> path) {}

  /** A need that the other graph doesn't have in the same place. */
  private record Left(Edge edge, List<String> path) {}

  private final List<Left> leftBefore = new ArrayList<>();
  private final List<Left> leftAfter = new ArrayList<>();

  GraphWalk(SpecGraph before, SpecGraph after) {
    this.before = before;
    this.after = after;
  }

  GraphDiff diff() {
    meet(before.root(), after.root(), List.of());
    while (!open.isEmpty()) {
      compare(open.removeFirst());
    }
    // What is needed in another place only now is no news if it was met elsewhere.
    alone(leftBefore, before, metBefore, gone);
    alone(leftAfter, after, metAfter, come);
    return new GraphDiff(changed, gone, come, same);
  }

  private void meet(String was, String is, List<String> path) {
    if (met.add(was + " " + is)) {
      metBefore.add(was);
      metAfter.add(is);
      open.add(new Pair(was, is, with(path, node(after, is).name())));
    }
  }

  private void compare(Pair pair) {
    Node was = node(before, pair.before);
    Node is = node(after, pair.after);
    List<Change> changes = new ArrayList<>(GraphDiff.changes(was, is));
    Map<String, List<Edge>> needs = new LinkedHashMap<>();
    for (Edge edge : is.edges()) {
      needs.computeIfAbsent(edge.name(), name -> new ArrayList<>()).add(edge);
    }
    for (Edge old : was.edges()) {
      Edge now = take(needs.getOrDefault(old.name(), List.of()), old);
      if (now == null) {
        leftBefore.add(new Left(old, with(pair.path, old.name())));
        continue;
      }
      if (!old.purpose().equals(now.purpose())) {
        changes.add(new Change("needs " + old.name() + " for", old.purpose(), now.purpose()));
      }
      if (old.child() != null && now.child() != null) {
        meet(old.child(), now.child(), pair.path);
      }
    }
    for (List<Edge> rest : needs.values()) {
      rest.forEach(edge -> leftAfter.add(new Left(edge, with(pair.path, edge.name()))));
    }
    String name = is.name();
    if (changes.isEmpty()) {
      same.add(new Lone(name, pair.path, pair.after, is.facts().get("version")));
    } else {
      changed.add(new NodeDiff(name, pair.path, pair.before, pair.after, List.copyOf(changes)));
    }
  }

  /** Of several packages of one name, the one that is needed for the same. */
  private static @Nullable Edge take(List<Edge> from, Edge like) {
    for (Edge edge : from) {
      if (edge.purpose().equals(like.purpose())) {
        from.remove(edge);
        return edge;
      }
    }
    return from.isEmpty() ? null : from.remove(0);
  }

  private static void alone(List<Left> left, SpecGraph graph, Set<String> met, List<Lone> found) {
    Deque<Left> open = new ArrayDeque<>(left);
    Set<String> named = new HashSet<>();
    while (!open.isEmpty()) {
      Left each = open.removeFirst();
      String key = each.edge.child();
      String name = each.edge.name();
      if (key == null ? !named.add(name) : !met.add(key)) {
        continue;
      }
      Node node = key == null ? null : node(graph, key);
      String version = node == null ? null : node.facts().get("version");
      found.add(new Lone(name, each.path, key, version));
      if (node != null) {
        node.edges().forEach(edge -> open.add(new Left(edge, with(each.path, edge.name()))));
      }
    }
  }

  private static Node node(SpecGraph graph, String key) {
    Node node = graph.nodes().get(key);
    if (node == null) {
      throw new IllegalArgumentException("the graph doesn't hold " + key);
    }
    return node;
  }

  private static List<String> with(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return List.copyOf(longer);
  }
}
