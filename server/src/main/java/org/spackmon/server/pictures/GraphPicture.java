package org.spackmon.server.pictures;

import java.util.ArrayList;
import java.util.List;
import org.spackmon.server.pictures.Layers.Stop;
import org.spackmon.server.pictures.Layers.Way;

/**
 * Where do the nodes of a graph go? From the root on the left to what everything needs on the
 * right. An edge that a longer way says as well is not drawn.
 *
 * @param width in pixels, as all places
 * @param boxes one for each node that hangs on the first
 */
public record GraphPicture(int width, int height, List<Box> boxes, List<Line> lines) {
  /** Height of a box. */
  public static final int HEIGHT = 22;

  private static final double BOX = 28;
  private static final double LINE = 12;
  private static final int GAP = 44;
  private static final int EDGE = 8;

  /** A node's place: its left upper corner. */
  public record Box(int node, int x, int y, int width) {}

  /**
   * An edge.
   *
   * @param path in the words of SVG
   */
  public record Line(int parent, int child, String path) {}

  /**
   * Finds a place for everything.
   *
   * @param children of each node, by their indices; all hang on the first
   * @param widths that each node's box takes
   */
  public static GraphPicture of(List<List<Integer>> children, int[] widths) {
    Layers layers = Layers.of(Dag.of(children).reduced());
    new Heights(BOX, LINE).set(layers);
    double top =
        layers.columns.stream().flatMap(List::stream).mapToDouble(stop -> stop.y).min().orElse(0);
    double bottom =
        layers.columns.stream().flatMap(List::stream).mapToDouble(stop -> stop.y).max().orElse(0);
    return new Drawing(layers, widths, HEIGHT / 2.0 + EDGE - top)
        .picture((int) Math.ceil(bottom - top) + HEIGHT + 2 * EDGE);
  }

  /** Columns as wide as their widest box. */
  private static final class Drawing {
    private final Layers layers;
    private final int[] widths;
    private final double down;
    private final int[] left;
    private final int[] wide;
    private int width = EDGE;

    Drawing(Layers layers, int[] widths, double down) {
      this.layers = layers;
      this.widths = widths;
      this.down = down;
      this.left = new int[layers.columns.size()];
      this.wide = new int[layers.columns.size()];
      for (int i = 0; i < left.length; i++) {
        left[i] = width;
        wide[i] =
            layers.columns.get(i).stream()
                .filter(Stop::isNode)
                .mapToInt(stop -> widths[stop.node])
                .max()
                .orElse(0);
        width += wide[i] + GAP;
      }
    }

    GraphPicture picture(int height) {
      List<Box> boxes = new ArrayList<>();
      for (List<Stop> column : layers.columns) {
        for (Stop stop : column) {
          if (stop.isNode()) {
            int y = (int) Math.round(stop.y + down - HEIGHT / 2.0);
            boxes.add(new Box(stop.node, left[stop.column], y, widths[stop.node]));
          }
        }
      }
      List<Line> lines = layers.ways.stream().map(this::line).toList();
      return new GraphPicture(width - GAP + EDGE, height, boxes, lines);
    }

    /** Straight through its columns, and a curve in each gap. */
    private Line line(Way way) {
      List<Stop> stops = way.stops();
      Stop from = stops.get(0);
      Stop to = stops.get(stops.size() - 1);
      StringBuilder path = new StringBuilder();
      path.append('M').append(left[from.column] + widths[from.node]).append(' ').append(y(from));
      path.append('H').append(left[from.column] + wide[from.column]);
      for (int i = 1; i < stops.size(); i++) {
        Stop stop = stops.get(i);
        int end = left[stop.column];
        int half = end - GAP / 2;
        path.append('C').append(half).append(' ').append(y(stops.get(i - 1)));
        path.append(' ').append(half).append(' ').append(y(stop));
        path.append(' ').append(end).append(' ').append(y(stop));
        if (!stop.isNode()) {
          path.append('H').append(end + wide[stop.column]);
        }
      }
      return new Line(from.node, to.node, path.toString());
    }

    private long y(Stop stop) {
      return Math.round(stop.y + down);
    }
  }
}
