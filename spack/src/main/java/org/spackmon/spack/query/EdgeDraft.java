package org.spackmon.spack.query;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A dependency while its query is being read. */
final class EdgeDraft {
  final NodeDraft node;
  final Set<DependencyType> types;
  final Set<String> virtuals;
  final boolean direct;
  final @Nullable NodeQuery when;

  EdgeDraft(
      NodeDraft node,
      Set<DependencyType> types,
      Set<String> virtuals,
      boolean direct,
      @Nullable NodeQuery when) {
    this.node = node;
    this.types = types;
    this.virtuals = new LinkedHashSet<>(virtuals);
    this.direct = direct;
    this.when = NodeQuery.ANY.equals(when) ? null : when;
  }

  boolean sameCondition(EdgeDraft that) {
    return Objects.equals(when, that.when);
  }

  EdgeQuery query() {
    return new EdgeQuery(node.query(), types, virtuals, direct, when);
  }
}
