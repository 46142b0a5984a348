package org.spackmon.storage.inventory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which node is installed where? All installs in columns, by id. */
record Installs(long[] ids, int[] nodes, int[] systems, BitSet gone, List<Place> places) {

  /** A system, and whose it is. */
  record Place(long id, String system, @Nullable String site) {}

  private static final String PLACES =
      """
      SELECT y.id, y.name, t.name FROM system y LEFT JOIN site t ON t.id = y.site_id
      WHERE y.id IN (SELECT system_id FROM store) ORDER BY y.name""";

  private static final String INSTALLS =
      "SELECT id, node_id, system_id, uninstalled_at FROM install ORDER BY id";

  private record Row(long id, int node, int system, boolean gone) {}

  static Installs read(Handle handle, StoredGraph graph) {
    List<Place> places =
        handle
            .createQuery(PLACES)
            .map((row, context) -> new Place(row.getLong(1), row.getString(2), row.getString(3)))
            .list();
    List<Row> rows =
        handle
            .createQuery(INSTALLS)
            .map(
                (row, context) -> {
                  boolean gone = row.getString(4) != null;
                  int node = graph.node(row.getLong(2));
                  return new Row(row.getLong(1), node, place(places, row.getLong(3)), gone);
                })
            .filter(row -> row.node >= 0)
            .list();
    Installs installs =
        new Installs(
            new long[rows.size()],
            new int[rows.size()],
            new int[rows.size()],
            new BitSet(rows.size()),
            new ArrayList<>(places));
    for (int i = 0; i < rows.size(); i++) {
      installs.ids[i] = rows.get(i).id;
      installs.nodes[i] = rows.get(i).node;
      installs.systems[i] = rows.get(i).system;
      installs.gone.set(i, rows.get(i).gone);
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
