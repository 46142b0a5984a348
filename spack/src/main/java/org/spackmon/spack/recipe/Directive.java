package org.spackmon.spack.recipe;

import java.util.List;
import org.spackmon.spack.UnanswerableException;
import org.spackmon.spack.query.ConcreteGraph;
import org.spackmon.spack.query.QueryException;
import org.spackmon.spack.query.SpecQuery;

/**
 * What a recipe says, and when.
 *
 * @param conditions queries, all of which have to hold
 */
record Directive(Call call, List<String> conditions) {

  Directive {
    conditions = List.copyOf(conditions);
  }

  /** Whether it is said of this spec; what can't be answered doesn't hold. */
  boolean holds(ConcreteGraph graph, int node) {
    try {
      for (String condition : conditions) {
        if (!SpecQuery.parse(condition).matches(graph, node)) {
          return false;
        }
      }
      return true;
    } catch (QueryException | UnanswerableException e) {
      return false;
    }
  }
}
