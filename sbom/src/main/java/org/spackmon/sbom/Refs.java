package org.spackmon.sbom;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spackmon.spack.Dependency;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecNode;

/**
 * What is each package called within a bill of materials? By its hash, which Spack never reuses.
 */
final class Refs {
  private final List<SpecNode> nodes;
  private final Map<String, Integer> first = new HashMap<>();

  Refs(List<SpecNode> nodes) {
    this.nodes = nodes;
    for (int i = 0; i < nodes.size(); i++) {
      first.putIfAbsent(of(i), i);
    }
  }

  String of(int index) {
    SpecNode node = nodes.get(index);
    String hash = node.hashes().get(HashKind.HASH);
    return hash != null ? hash : HexFormat.of().formatHex(node.digest());
  }

  /** One that the graph doesn't hold is called by the hash that the edge carries, or its name. */
  private String of(Dependency need) {
    if (need.resolved()) {
      return of(need.child());
    }
    String hash = need.hash();
    return hash != null ? hash : need.name();
  }

  /** Whether the index stands for its hash: one hash is one component. */
  boolean isFirst(int index) {
    return Integer.valueOf(index).equals(first.get(of(index)));
  }

  /** What a package needs, by reference, in the order of its edges. */
  Map<String, Dependency> needs(int index) {
    Map<String, Dependency> needs = new LinkedHashMap<>();
    nodes.get(index).dependencies().forEach(need -> needs.putIfAbsent(of(need), need));
    return needs;
  }
}
