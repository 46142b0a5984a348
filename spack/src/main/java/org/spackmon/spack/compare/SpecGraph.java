package org.spackmon.spack.compare;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Dependency;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecNode;

/**
 * What is a concrete spec made of, in words that can be compared?
 *
 * @param root key of its node
 * @param nodes by keys that mean the same node in both graphs of a comparison, or else differ
 */
public record SpecGraph(String root, Map<String, Node> nodes) {

  public SpecGraph {
    if (!nodes.containsKey(root)) {
      throw new IllegalArgumentException("the graph doesn't hold its root");
    }
    nodes = Map.copyOf(nodes);
  }

  /**
   * A package of the graph.
   *
   * @param facts what is decided of it, in the order in which a reader wants to know: "version",
   *     "compiler", "variant shared" …
   */
  public record Node(String name, Map<String, String> facts, List<Edge> edges) {
    public Node {
      edges = List.copyOf(edges);
    }
  }

  /**
   * What a package needs.
   *
   * @param child key of its node; null where the graph doesn't hold it
   * @param purpose "build, link"
   */
  public record Edge(@Nullable String child, String name, String purpose) {}

  /** Of one that a client wrote. */
  public static SpecGraph of(SpecDocument document) {
    return of(
        document.nodes(), index -> HexFormat.of().formatHex(document.nodes().get(index).digest()));
  }

  /**
   * Of a root and all that it needs.
   *
   * @param nodes the root first; dependencies name the others by their index
   * @param key of the node with this index
   */
  public static SpecGraph of(List<SpecNode> nodes, IntFunction<String> key) {
    Map<String, Node> keyed = new LinkedHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      SpecNode node = nodes.get(i);
      List<Edge> edges = new ArrayList<>();
      for (Dependency need : node.dependencies()) {
        String child = need.resolved() ? key.apply(need.child()) : null;
        edges.add(new Edge(child, need.name(), purpose(need.types(), need.virtuals())));
      }
      keyed.put(key.apply(i), new Node(node.name(), facts(node), edges));
    }
    return new SpecGraph(key.apply(0), keyed);
  }

  private static Map<String, String> facts(SpecNode node) {
    return new Facts()
        .with("version", node.version())
        .with("compiler", Objects.toString(node.compiler(), null))
        .parameters(node.parameters())
        .with("target", node.arch().target())
        .with("operating system", node.arch().os())
        .with("platform", node.arch().platform())
        .with("external", node.externalPath())
        .with("repository", node.namespace())
        .with("recipe", node.hashes().get(HashKind.PACKAGE_HASH))
        .all();
  }

  /** For what: "build, link as mpi". */
  private static String purpose(Iterable<String> types, Iterable<String> virtuals) {
    String as = String.join(", ", virtuals);
    return String.join(", ", types) + (as.isEmpty() ? "" : " as " + as);
  }
}
