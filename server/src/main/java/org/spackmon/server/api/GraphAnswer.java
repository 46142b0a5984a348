package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.specs.NeededSpecs;
import org.spackmon.storage.views.specs.NeededSpecs.Needed;

/** A spec and all that it needs. */
record GraphAnswer(long root, List<Node> specs) {

  /**
   * One of them.
   *
   * @param outcome of the last attempt at it, by anybody anywhere; null where there is none
   */
  record Node(
      long spec,
      String url,
      @JsonProperty("package") String packageName,
      @Nullable String version,
      @Nullable String hash,
      boolean external,
      @Nullable String outcome,
      List<NeededSpecs.Need> needs) {

    static Node of(Needed row, Links links) {
      return new Node(
          row.id(),
          links.to("/specs/" + row.id()),
          row.name(),
          row.version(),
          row.hash(),
          row.external(),
          row.outcome() == null ? null : row.outcome().word(),
          row.needs());
    }
  }

  static GraphAnswer of(NeededSpecs needed, Links links) {
    return new GraphAnswer(
        needed.root(), needed.specs().stream().map(row -> Node.of(row, links)).toList());
  }
}
