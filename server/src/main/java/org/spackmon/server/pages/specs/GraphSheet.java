package org.spackmon.server.pages.specs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Spoken;
import org.spackmon.server.pictures.GraphPicture;
import org.spackmon.storage.views.specs.NeededSpecs.Needed;

/**
 * The picture of what a spec needs.
 *
 * @param picture null for a graph that nobody could read
 */
record GraphSheet(Frame frame, GraphView view, ShownGraph graph, @Nullable GraphPicture picture) {
  /** More boxes than that are no picture. */
  private static final int MOST = 600;

  private static final int LONGEST = 36;
  private static final double LETTER = 7.25;
  private static final int AROUND = 34;

  static GraphSheet of(Frame frame, GraphView view, ShownGraph graph) {
    int[] widths =
        graph.specs().stream()
            .mapToInt(spec -> AROUND + (int) Math.ceil(LETTER * label(graph, spec).length()))
            .toArray();
    boolean readable = widths.length <= MOST;
    return new GraphSheet(
        frame, view, graph, readable ? GraphPicture.of(graph.children(), widths) : null);
  }

  Needed root() {
    return graph.specs().get(0);
  }

  Needed spec(GraphPicture.Box box) {
    return graph.specs().get(box.node());
  }

  String label(Needed spec) {
    return label(graph, spec);
  }

  private static String label(ShownGraph graph, Needed spec) {
    Integer hidden = graph.hidden().get(spec.id());
    return Spoken.shortened(named(spec), LONGEST) + (hidden == null ? "" : " +" + hidden);
  }

  static String named(Needed spec) {
    return spec.name() + (spec.version() == null ? "" : "@" + spec.version());
  }

  /** Shape and colour: what became of it when it was last tried. */
  static String shape(Needed spec) {
    Outcome outcome = spec.outcome();
    return outcome != null ? outcome.word() : spec.external() ? "external" : "announced";
  }

  static String word(Needed spec) {
    Outcome outcome = spec.outcome();
    return outcome != null
        ? BuildTable.word(outcome)
        : spec.external() ? BuildTable.word(Outcome.EXTERNAL) : "Never built here";
  }

  /** Of a box: whether it is where the reader looks. */
  String standing(Needed spec) {
    return graph.onWay().isEmpty() ? "" : graph.onWay().contains(spec.id()) ? "way" : "aside";
  }

  /** The same of an edge; one that only a build needs is dashed. */
  String standing(GraphPicture.Line line) {
    Needed parent = graph.specs().get(line.parent());
    Needed child = graph.specs().get(line.child());
    boolean later =
        parent.needs().stream().anyMatch(need -> need.spec() == child.id() && need.later());
    String standing =
        graph.onWay().isEmpty()
            ? ""
            : standing(parent).equals("way") && standing(child).equals("way") ? "way" : "aside";
    return (later ? standing : standing + " build").strip();
  }

  Optional<Needed> chosen() {
    return graph.specs().stream()
        .filter(spec -> Objects.equals(spec.id(), view.chosen()))
        .findFirst();
  }

  boolean isFolded(Needed spec) {
    return view.folded().contains(spec.id());
  }

  boolean canFold(Needed spec) {
    return spec.id() != root().id() && !spec.needs().isEmpty();
  }

  /** Other boxes than the root. */
  int dependencies() {
    return graph.specs().size() - 1;
  }

  String choose(Needed spec) {
    return to(view.choosing(spec.id()));
  }

  String fold(Needed spec) {
    return to(view.folding(spec.id()));
  }

  String to(GraphView other) {
    return frame.to(Frame.join("/specs/" + root().id() + "/graph", other.toQuery()));
  }

  String page(Needed spec) {
    return frame.to("/specs/" + spec.id());
  }

  List<String> shapes() {
    return graph.specs().stream().map(GraphSheet::shape).distinct().sorted().toList();
  }
}
