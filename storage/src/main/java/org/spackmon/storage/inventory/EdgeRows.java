package org.spackmon.storage.inventory;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** All edges that lead somewhere, as the table has them, in the order of their parents. */
final class EdgeRows {
  private static final String EDGES =
      """
      SELECT parent_id, child_id, types, NULLIF(virtuals, ''), direct FROM edge
      WHERE child_id IS NOT NULL ORDER BY parent_id, position""";

  private final Columns.Longs parents = new Columns.Longs();
  private final Columns.Longs children = new Columns.Longs();
  private final Columns.Longs types = new Columns.Longs();
  private final BitSet direct = new BitSet();
  private final Map<Integer, Set<String>> virtuals = new HashMap<>();
  private final Map<String, Set<String>> shared = new HashMap<>();

  private EdgeRows() {}

  static EdgeRows read(Jdbi reads) {
    EdgeRows edges = new EdgeRows();
    Columns.read(
        reads,
        EDGES,
        row -> {
          int place = edges.size();
          edges.parents.add(row.getLong(1));
          edges.children.add(row.getLong(2));
          edges.types.add(row.getLong(3));
          String provided = row.getString(4);
          if (provided != null) {
            edges.virtuals.put(place, edges.shared.computeIfAbsent(provided, EdgeRows::set));
          }
          edges.direct.set(place, row.getInt(5) == 1);
        });
    return edges;
  }

  private static Set<String> set(String text) {
    return Set.of(text.split(",", -1));
  }

  int size() {
    return parents.size();
  }

  long parent(int edge) {
    return parents.get(edge);
  }

  long child(int edge) {
    return children.get(edge);
  }

  byte types(int edge) {
    return DependencyTypes.of((int) types.get(edge));
  }

  Set<String> virtuals(int edge) {
    return virtuals.getOrDefault(edge, Set.of());
  }

  /** Whether it says what it is for, as formats before 4 didn't. */
  boolean saysWhatFor(int edge) {
    return direct.get(edge) || virtuals.containsKey(edge);
  }
}
