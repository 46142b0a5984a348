package org.spackmon.server.pictures;

import java.util.List;
import org.spackmon.server.pictures.Layers.Stop;

/** How high is each stop of a column, so that edges are straight and nothing overlaps? */
final class Heights {
  private static final int SWEEPS = 16;

  private final double box;
  private final double line;

  /**
   * @param box room that a node takes, from one to the next
   * @param line room that an edge takes where it passes
   */
  Heights(double box, double line) {
    this.box = box;
    this.line = line;
  }

  void set(Layers layers) {
    layers.columns.forEach(column -> place(column, new double[column.size()]));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < layers.columns.size(); i++) {
        boolean right = sweep % 2 == 0;
        List<Stop> column = layers.columns.get(right ? i : layers.columns.size() - 1 - i);
        place(column, column.stream().mapToDouble(stop -> wish(stop, right)).toArray());
      }
    }
  }

  private static double wish(Stop stop, boolean right) {
    List<Stop> others = right ? stop.before : stop.after;
    return others.stream().mapToDouble(other -> other.y).average().orElse(stop.y);
  }

  /**
   * As near to the wishes as the order and the room for each allow: what is left of a wish without
   * that room may only rise, and those that would fall share their mean (pool adjacent violators).
   */
  private void place(List<Stop> column, double[] wishes) {
    int n = column.size();
    double[] room = new double[n];
    double[] mean = new double[n];
    int[] size = new int[n];
    int pools = 0;
    for (int i = 0; i < n; i++) {
      room[i] = i == 0 ? 0 : room[i - 1] + (room(column.get(i - 1)) + room(column.get(i))) / 2;
      mean[pools] = wishes[i] - room[i];
      size[pools++] = 1;
      while (pools > 1 && mean[pools - 2] > mean[pools - 1]) {
        int both = size[pools - 2] + size[pools - 1];
        mean[pools - 2] =
            (mean[pools - 2] * size[pools - 2] + mean[pools - 1] * size[pools - 1]) / both;
        size[pools - 2] = both;
        pools--;
      }
    }
    int i = 0;
    for (int pool = 0; pool < pools; pool++) {
      for (int k = 0; k < size[pool]; k++, i++) {
        column.get(i).y = mean[pool] + room[i];
      }
    }
  }

  private double room(Stop stop) {
    return stop.isNode() ? box : line;
  }
}
