package org.spackmon.storage.inventory;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.spackmon.spack.query.DependencyType;
import org.spackmon.storage.inventory.StoredGraph.Edges;
import org.spackmon.storage.inventory.StoredGraph.Nodes;

/**
 * Puts the rows of edges into the columns of a graph: those to one name together, where the name
 * first comes, by their types.
 */
final class EdgeColumns {
  private static final Set<DependencyType>[] TYPES = DependencyTypes.sets();

  private final Nodes nodes;
  private final int[] first;
  private final int[] children;
  private final byte[] types;
  private final Set<String>[] virtuals;
  private final BitSet saying = new BitSet();
  private int size;

  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
  EdgeColumns(Nodes nodes, EdgeRows rows) {
    this.nodes = nodes;
    this.first = new int[nodes.ids.length + 1];
    this.children = new int[rows.size()];
    this.types = new byte[rows.size()];
    this.virtuals = new Set[rows.size()];
    int row = 0;
    for (int parent = 0; parent < nodes.ids.length; parent++) {
      first[parent] = size;
      while (row < rows.size() && rows.parent(row) < nodes.ids[parent]) {
        row++; // of a spec that never became concrete
      }
      for (; row < rows.size() && rows.parent(row) == nodes.ids[parent]; row++) {
        add(parent, rows, row);
      }
    }
    first[nodes.ids.length] = size;
  }

  private void add(int parent, EdgeRows rows, int row) {
    int child = Arrays.binarySearch(nodes.ids, rows.child(row));
    if (child < 0) {
      return;
    }
    int place = place(first[parent], child, rows.types(row));
    System.arraycopy(children, place, children, place + 1, size - place);
    System.arraycopy(types, place, types, place + 1, size - place);
    System.arraycopy(virtuals, place, virtuals, place + 1, size - place);
    children[place] = child;
    types[place] = rows.types(row);
    virtuals[place] = rows.virtuals(row);
    size++;
    if (rows.saysWhatFor(row)) {
      saying.set(parent);
    }
  }

  private int place(int from, int child, byte type) {
    int place = size;
    for (int edge = from; edge < size; edge++) {
      if (nodes.names[children[edge]].equals(nodes.names[child])) {
        if (order(types[edge]) > order(type)) {
          return edge;
        }
        place = edge + 1;
      }
    }
    return place;
  }

  private static int order(byte type) {
    return DependencyType.order(TYPES[type]);
  }

  Edges edges() {
    return new Edges(
        first,
        Arrays.copyOf(children, size),
        Arrays.copyOf(types, size),
        Arrays.copyOf(virtuals, size));
  }

  /** Whether an edge of a node says what it is for; formats before 4 never do. */
  boolean sayWhatFor(int node) {
    return saying.get(node);
  }
}
