package org.spackmon.server.pictures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * A graph without cycles that hangs on its first node.
 *
 * @param children of each node, by their indices
 * @param order all nodes, each before its children
 */
record Dag(List<List<Integer>> children, List<Integer> order) {

  /**
   * Everything that hangs on node 0. An edge that would close a cycle is left out: no spec has one,
   * but a picture must not stand still over what a store holds.
   *
   * @param given of each node, its children's indices
   */
  static Dag of(List<List<Integer>> given) {
    List<List<Integer>> children = new ArrayList<>();
    given.forEach(each -> children.add(new ArrayList<>()));
    List<Integer> finished = new ArrayList<>();
    BitSet met = new BitSet();
    BitSet open = new BitSet();
    Deque<Integer> path = new ArrayDeque<>();
    List<Iterator<Integer>> left = new ArrayList<>();
    given.forEach(each -> left.add(each.iterator()));
    path.push(0);
    met.set(0);
    open.set(0);
    while (!path.isEmpty()) {
      int node = path.element();
      if (!left.get(node).hasNext()) {
        open.clear(path.pop());
        finished.add(0, node);
        continue;
      }
      int child = left.get(node).next();
      if (!open.get(child) && !children.get(node).contains(child)) {
        children.get(node).add(child);
      }
      if (!met.get(child)) {
        met.set(child);
        open.set(child);
        path.push(child);
      }
    }
    return new Dag(children, finished);
  }

  /** Without the edges that a longer way says as well: they hide those that matter. */
  Dag reduced() {
    List<BitSet> below = below();
    List<List<Integer>> needed = new ArrayList<>();
    for (List<Integer> own : children) {
      needed.add(
          own.stream()
              .filter(child -> own.stream().noneMatch(other -> below.get(other).get(child)))
              .toList());
    }
    return new Dag(needed, order);
  }

  /** Of each node all that it leads to, without itself. */
  private List<BitSet> below() {
    List<BitSet> below = new ArrayList<>();
    children.forEach(each -> below.add(new BitSet()));
    for (int i = order.size() - 1; i >= 0; i--) {
      int node = order.get(i);
      for (int child : children.get(node)) {
        below.get(node).set(child);
        below.get(node).or(below.get(child));
      }
    }
    return below;
  }

  /** Of each node how many edges the longest way to it has; -1 for one that doesn't hang on it. */
  int[] depths() {
    int[] depths = new int[children.size()];
    java.util.Arrays.fill(depths, -1);
    depths[0] = 0;
    for (int node : order) {
      for (int child : children.get(node)) {
        depths[child] = Math.max(depths[child], depths[node] + 1);
      }
    }
    return depths;
  }
}
