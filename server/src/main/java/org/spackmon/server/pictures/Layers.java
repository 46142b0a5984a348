package org.spackmon.server.pictures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A graph's nodes in columns, each right of all that lead to it. An edge that leaps over columns
 * gets a stop in each of them, so that no box covers it. (Sugiyama, Tagawa and Toda, 1981.)
 */
final class Layers {
  private static final int SWEEPS = 12;

  /** Something in a column: a node, or a stop of an edge. */
  static final class Stop {
    final int node;
    final int column;
    final List<Stop> before = new ArrayList<>();
    final List<Stop> after = new ArrayList<>();
    double y;
    int place;

    /**
     * @param node its index; -1 for a stop of an edge
     */
    private Stop(int node, int column) {
      this.node = node;
      this.column = column;
    }

    boolean isNode() {
      return node >= 0;
    }
  }

  /** The way of an edge from column to column, its two nodes at the ends. */
  record Way(List<Stop> stops) {}

  final List<List<Stop>> columns = new ArrayList<>();
  final List<Way> ways = new ArrayList<>();

  static Layers of(Dag dag) {
    Layers layers = new Layers();
    layers.fill(dag);
    layers.order();
    return layers;
  }

  private void fill(Dag dag) {
    int[] depths = dag.depths();
    Stop[] stops = new Stop[depths.length];
    for (int node : dag.order()) {
      stops[node] = add(node, depths[node]);
    }
    for (int node : dag.order()) {
      for (int child : dag.children().get(node)) {
        List<Stop> way = new ArrayList<>(List.of(stops[node]));
        for (int column = depths[node] + 1; column < depths[child]; column++) {
          way.add(add(-1, column));
        }
        way.add(stops[child]);
        for (int i = 1; i < way.size(); i++) {
          way.get(i - 1).after.add(way.get(i));
          way.get(i).before.add(way.get(i - 1));
        }
        ways.add(new Way(way));
      }
    }
  }

  private Stop add(int node, int column) {
    while (columns.size() <= column) {
      columns.add(new ArrayList<>());
    }
    Stop stop = new Stop(node, column);
    stop.place = columns.get(column).size();
    columns.get(column).add(stop);
    return stop;
  }

  /** Each column by the middle of what its stops hang on, to and fro: edges then cross seldom. */
  private void order() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean right = sweep % 2 == 0;
      for (int i = 0; i < columns.size(); i++) {
        List<Stop> column = columns.get(right ? i : columns.size() - 1 - i);
        column.sort(Comparator.comparingDouble(stop -> middle(stop, right)));
        for (int place = 0; place < column.size(); place++) {
          column.get(place).place = place;
        }
      }
    }
  }

  private static double middle(Stop stop, boolean right) {
    List<Stop> others = right ? stop.before : stop.after;
    return others.stream().mapToInt(other -> other.place).average().orElse(stop.place);
  }
}
