package org.spackmon.spack;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What makes two texts of a node mean the same? A SHA-256 over its name, version, whether it is
 * concrete, namespace, architecture, compiler as written, parameters, external, splice, and edges
 * with the digests of their children.
 *
 * <p>Left out is what clients may write or not write for one and the same node: its hashes, {@code
 * package_hash}, {@code annotations}, features of the target, and marks of propagation. Digests are
 * kept in databases for ever: whatever changes one takes a new version.
 */
final class NodeDigest {

  private static final String VERSION = "spackmon node 1";

  private final MessageDigest sha256 = Sha256.start();
  private final CanonicalBytes node = new CanonicalBytes();
  private final CanonicalBytes edge = new CanonicalBytes();

  /** The digest of a node, whose children have theirs in {@code digests} already. */
  byte[] of(DraftNode draft, List<Dependency> dependencies, byte[][] digests) {
    node.clear();
    node.text(VERSION)
        .text(draft.name)
        .text(draft.version)
        .flag(draft.concrete)
        .text(draft.namespace)
        .text(draft.arch.platform())
        .text(draft.arch.os())
        .text(draft.arch.target())
        .text(draft.compiler == null ? null : draft.compiler.name())
        .text(draft.compiler == null ? null : draft.compiler.version())
        .text(draft.parameters.meaning())
        .text(draft.externalPath)
        .texts(draft.externalModules)
        .text(draft.buildSpecHash)
        .number(dependencies.size());
    byte[][] edges = new byte[dependencies.size()][];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = edge(dependencies.get(i), digests);
    }
    Arrays.sort(edges, Arrays::compareUnsigned);
    for (byte[] each : edges) {
      node.number(each.length).raw(each);
    }
    node.digestInto(sha256);
    return sha256.digest();
  }

  /** Begins with the child, so that edges sort by it. */
  private byte[] edge(Dependency dependency, byte[][] digests) {
    edge.clear();
    edge.flag(dependency.resolved());
    if (dependency.resolved()) {
      edge.raw(digests[dependency.child()]);
    } else {
      HashKind kind = dependency.hashKind();
      edge.text(kind == null ? null : kind.specName())
          .text(dependency.hash())
          .text(dependency.name());
    }
    return edge.texts(dependency.types())
        .texts(new TreeSet<>(dependency.virtuals()))
        .flag(dependency.direct())
        .toBytes();
  }
}
