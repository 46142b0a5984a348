package org.spackmon.storage.inventory;

/** Who needs a node? The edges of a graph the other way round. */
record Parents(int[] first, int[] nodes, byte[] types) {

  static Parents of(StoredGraph.Edges edges) {
    int size = edges.first().length - 1;
    int[] first = new int[size + 1];
    for (int child : edges.children()) {
      first[child + 1]++;
    }
    for (int node = 0; node < size; node++) {
      first[node + 1] += first[node];
    }
    int[] next = first.clone();
    int[] nodes = new int[edges.children().length];
    byte[] types = new byte[nodes.length];
    for (int parent = 0; parent < size; parent++) {
      for (int edge = edges.first()[parent]; edge < edges.first()[parent + 1]; edge++) {
        int place = next[edges.children()[edge]]++;
        nodes[place] = parent;
        types[place] = edges.types()[edge];
      }
    }
    return new Parents(first, nodes, types);
  }
}
