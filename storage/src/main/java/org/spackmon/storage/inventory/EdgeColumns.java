package org.spackmon.storage.inventory;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
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
    byte type = rows.types(row);
    Set<String> provided = rows.virtuals(row);
    int otherwise = size;
    for (int edge = first[parent]; edge < size; edge++) {
      if (children[edge] == child) { // Spack, too, takes two edges to one child for one
        type |= types[edge];
        provided = union(provided, virtuals[edge]);
        otherwise = edge;
        size--;
        move(edge + 1, edge);
      }
    }
    int place = place(first[parent], otherwise, child, type);
    move(place, place + 1);
    children[place] = child;
    types[place] = type;
    virtuals[place] = provided;
    size++;
    if (rows.saysWhatFor(row)) {
      saying.set(parent);
    }
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    if (one.containsAll(other)) {
      return one;
    }
    Set<String> both = new HashSet<>(one);
    both.addAll(other);
    return Set.copyOf(both);
  }

  /** Moves the edges of the last parent that stand here or after it. */
  private void move(int from, int to) {
    int length = size - Math.min(from, to);
    System.arraycopy(children, from, children, to, length);
    System.arraycopy(types, from, types, to, length);
    System.arraycopy(virtuals, from, virtuals, to, length);
  }

  private int place(int from, int otherwise, int child, byte type) {
    int place = otherwise;
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
