package org.spackmon.spack.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Architecture;
import org.spackmon.spack.versions.VersionSet;

/**
 * What is asked of one package of a graph? What is null or empty isn't asked.
 *
 * @param hash the first characters of a DAG hash
 * @param flags words by the kind of flag
 */
public record NodeQuery(
    String name,
    @Nullable String namespace,
    @Nullable String hash,
    VersionSet versions,
    List<VariantQuery> variants,
    @Nullable ArchitectureQuery architecture,
    Map<String, Set<String>> flags,
    List<EdgeQuery> dependencies) {

  static final NodeQuery ANY =
      new NodeQuery("", null, null, VersionSet.ANY, List.of(), null, Map.of(), List.of());

  public NodeQuery {
    variants = List.copyOf(variants);
    flags = Map.copyOf(flags);
    dependencies = List.copyOf(dependencies);
  }

  /** Whether what was built for this machine is meant. */
  boolean matches(@Nullable Architecture built) {
    return architecture == null || (built != null && architecture.matches(built));
  }

  /**
   * Whether a node is meant, whatever it needs.
   *
   * @throws org.spackmon.spack.UnanswerableException when the answer depends on what isn't known
   *     here
   */
  public boolean matchesAlone(ConcreteGraph graph, int node) {
    return new Evaluation(graph).node(node, this);
  }
}
