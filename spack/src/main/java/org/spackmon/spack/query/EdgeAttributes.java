package org.spackmon.spack.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands between the sigil of a dependency and its node? Filled while it is being read. */
final class EdgeAttributes {
  Set<DependencyType> types = Set.of();
  final Set<String> virtuals = new HashSet<>();
  @Nullable NodeQuery when;

  /** The node's name, where {@code ^mpi=mpich} says it already. */
  final @Nullable String name;

  EdgeAttributes(Token.@Nullable Assignment assignment) {
    if (assignment == null) {
      name = null;
    } else {
      name = assignment.name();
      virtuals.addAll(List.of(assignment.virtuals().split(",", -1)));
    }
  }
}
