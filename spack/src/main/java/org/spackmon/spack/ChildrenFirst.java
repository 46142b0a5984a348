package org.spackmon.spack;

import java.util.Arrays;
import java.util.List;

/**
 * In which order can digests be made? Every child before its parents, without recursion: a chain
 * may be of any length.
 */
final class ChildrenFirst {

  private static final byte NEW = 0;
  private static final byte OPEN = 1;
  private static final byte DONE = 2;

  private final List<List<Dependency>> edges;
  private final byte[] state;
  private final int[] next;
  private final int[] path;
  private final int[] order;
  private int deep;
  private int done;

  private ChildrenFirst(List<List<Dependency>> edges) {
    this.edges = edges;
    int nodes = edges.size();
    state = new byte[nodes];
    next = new int[nodes];
    path = new int[nodes];
    order = new int[nodes];
  }

  /**
   * Dependencies that lead back to where they start, as indexes from a node to its parent's
   * dependency.
   */
  static final class CircleException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient int[] circle;

    CircleException(int[] circle) {
      super("circle", null, false, false);
      this.circle = circle;
    }

    int[] circle() {
      return circle.clone();
    }
  }

  static int[] order(List<List<Dependency>> edges) throws CircleException {
    ChildrenFirst walk = new ChildrenFirst(edges);
    for (int i = 0; i < edges.size(); i++) {
      if (walk.state[i] == NEW) {
        walk.from(i);
      }
    }
    return walk.order;
  }

  private void from(int start) throws CircleException {
    open(start);
    while (deep > 0) {
      int node = path[deep - 1];
      if (next[node] == edges.get(node).size()) {
        state[node] = DONE;
        order[done++] = node;
        deep--;
      } else {
        int child = edges.get(node).get(next[node]++).child();
        if (child >= 0 && state[child] == OPEN) {
          throw new CircleException(circleTo(child));
        }
        if (child >= 0 && state[child] == NEW) {
          open(child);
        }
      }
    }
  }

  private void open(int node) {
    state[node] = OPEN;
    path[deep++] = node;
  }

  private int[] circleTo(int node) {
    int from = deep - 1;
    while (path[from] != node) {
      from--;
    }
    return Arrays.copyOfRange(path, from, deep);
  }
}
