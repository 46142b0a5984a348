package org.spackmon.storage.inventory;

import java.util.BitSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which node is installed where? All installs in columns, by id.
 *
 * @param nodes a negative number for one that isn't in the graph
 */
record Installs(long[] ids, int[] nodes, int[] systems, BitSet gone, List<Place> places) {

  /** A system, and whose it is. */
  record Place(long id, String system, @Nullable String site) {}

  private static final String PLACES =
      """
      SELECT y.id, y.name, t.name FROM system y LEFT JOIN site t ON t.id = y.site_id
      WHERE y.id IN (SELECT system_id FROM store) ORDER BY y.name""";

  static Installs of(InstallRows rows, StoredGraph graph, Handle handle) {
    List<Place> places =
        handle
            .createQuery(PLACES)
            .map((row, context) -> new Place(row.getLong(1), row.getString(2), row.getString(3)))
            .list();
    int size = rows.ids.size();
    Installs installs =
        new Installs(rows.ids.toArray(), new int[size], new int[size], rows.gone, places);
    for (int i = 0; i < size; i++) {
      installs.nodes[i] = graph.node(rows.nodes.get(i));
      installs.systems[i] = place(places, rows.systems.get(i));
    }
    return installs;
  }

  private static int place(List<Place> places, long system) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).id == system) {
        return i;
      }
    }
    throw new IllegalStateException("an install on a system without a store");
  }
}
