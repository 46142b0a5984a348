package org.spackmon.spack.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a dependency?
 *
 * @param types all of these kinds of dependency on one edge
 * @param virtuals all of these provided on one edge
 * @param direct {@code %}, which reaches no further than the node's own dependencies
 * @param when asks nothing of a node that doesn't satisfy this
 */
public record EdgeQuery(
    NodeQuery node,
    Set<DependencyType> types,
    Set<String> virtuals,
    boolean direct,
    @Nullable NodeQuery when) {

  public EdgeQuery {
    types = Set.copyOf(types);
    virtuals = Set.copyOf(virtuals);
  }
}
