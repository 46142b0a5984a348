package org.spackmon.storage.views.specs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.recipe.Provenance;
import org.spackmon.spack.recipe.Provenances;
import org.spackmon.storage.Contents;

/** What do specs consist of, and where does each part come from? */
public final class Bills {
  private static final int MOST_BYTES = 1 << 20;

  /** The newest first; which of them tell of the package is decided later. */
  private static final String KEPT =
      """
      SELECT f.name, f.content_id FROM attempt a
      CROSS JOIN run_build b CROSS JOIN run_file f
      WHERE a.node_id = :node AND b.attempt_id = a.id
        AND f.run_id = b.run_id AND f.build_key = b.build_key
        AND (f.name = :spdx OR f.name LIKE :recipe)
      ORDER BY a.id DESC LIMIT 10
      """;

  private final Jdbi reads;
  private final Contents contents;

  public Bills(Jdbi reads, Contents contents) {
    this.reads = reads;
    this.contents = contents;
  }

  /**
   * Specs with all that they need: these first, in their order.
   *
   * @param provenances of the nodes, in their order
   */
  public record Bill(List<SpecNode> nodes, List<Provenance> provenances) {}

  /**
   * Empty where one of the specs isn't there.
   *
   * @param ids none of them twice
   */
  public Optional<Bill> of(List<Long> ids) {
    return reads.withHandle(
        handle -> GraphNodes.numbered(handle, ids).map(graph -> bill(handle, graph)));
  }

  private Bill bill(Handle handle, GraphNodes.Numbered graph) {
    List<SpecNode> nodes = graph.nodes();
    return new Bill(
        nodes, Provenances.of(nodes, i -> kept(handle, graph.ids().get(i), nodes.get(i).name())));
  }

  private Map<String, byte[]> kept(Handle handle, long node, String packageName) {
    Map<String, byte[]> kept = new LinkedHashMap<>();
    Map<String, Long> newest = new HashMap<>();
    handle
        .createQuery(KEPT)
        .bind("node", node)
        .bind("spdx", Provenances.SPDX)
        .bind("recipe", Provenances.RECIPES + "%" + packageName.replace('-', '_') + "/package.py")
        .map(
            (row, context) -> {
              String name = row.getString(1);
              return Provenances.tells(name, packageName)
                  ? newest.putIfAbsent(name, row.getLong(2))
                  : null;
            })
        .list();
    newest.forEach((name, content) -> kept.put(name, contents.bytes(content, MOST_BYTES)));
    return kept;
  }
}
