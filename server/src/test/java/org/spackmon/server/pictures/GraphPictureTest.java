package org.spackmon.server.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.spackmon.server.pictures.GraphPicture.Box;
import org.spackmon.server.pictures.GraphPicture.Line;

/** A picture can be read: from left to right, and nothing lies on anything. */
final class GraphPictureTest {

  private static GraphPicture picture(List<List<Integer>> children) {
    int[] widths = new int[children.size()];
    Arrays.setAll(widths, node -> 60 + 7 * (node % 13));
    return GraphPicture.of(children, widths);
  }

  /** Everything hangs on the first; each needs some of those behind it. */
  private static List<List<Integer>> graph(int nodes, long seed) {
    Random random = new Random(seed);
    List<List<Integer>> children = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      children.add(new ArrayList<>());
      if (i > 0) {
        children.get(random.nextInt(i)).add(i);
      }
    }
    for (int i = 0; i < 2 * nodes; i++) {
      int parent = random.nextInt(nodes - 1);
      int child = parent + 1 + random.nextInt(nodes - 1 - parent);
      if (!children.get(parent).contains(child)) {
        children.get(parent).add(child);
      }
    }
    return children;
  }

  @Test
  void two_hundred_boxes_stand_apart_and_within_the_picture() {
    GraphPicture picture = picture(graph(200, 1));

    assertThat(picture.boxes()).hasSize(200);
    for (Box a : picture.boxes()) {
      assertThat(a.x()).isPositive();
      assertThat(a.y()).isPositive();
      assertThat(a.x() + a.width()).isLessThan(picture.width());
      assertThat(a.y() + GraphPicture.HEIGHT).isLessThan(picture.height());
      for (Box b : picture.boxes()) {
        boolean apart =
            a.x() + a.width() < b.x()
                || b.x() + b.width() < a.x()
                || a.y() + GraphPicture.HEIGHT < b.y()
                || b.y() + GraphPicture.HEIGHT < a.y();
        assertThat(a.node() == b.node() || apart).as("%s and %s", a, b).isTrue();
      }
    }
  }

  @Test
  void line_leads_to_the_right() {
    List<List<Integer>> children = graph(60, 2);
    GraphPicture picture = picture(children);
    int[] left = new int[60];
    picture.boxes().forEach(box -> left[box.node()] = box.x());

    assertThat(picture.lines()).isNotEmpty();
    for (Line line : picture.lines()) {
      assertThat(left[line.parent()]).isLessThan(left[line.child()]);
      assertThat(children.get(line.parent())).contains(line.child());
    }
  }

  @Test
  void line_is_left_out_where_a_longer_way_says_it() {
    List<Line> lines = picture(List.of(List.of(1, 2), List.of(2), List.of())).lines();

    assertThat(lines).extracting(Line::parent).containsExactly(0, 1);
    assertThat(lines).extracting(Line::child).containsExactly(1, 2);
  }

  @Test
  void line_that_leaps_over_a_column_goes_around_its_boxes() {
    // 0 needs 1 and 4; 1 needs 2, which needs 3; 4 needs 3 as well.
    GraphPicture picture =
        picture(List.of(List.of(1, 4), List.of(2), List.of(3), List.of(), List.of(3)));
    Line leap =
        picture.lines().stream().filter(line -> line.parent() == 4).findFirst().orElseThrow();
    Box passed = picture.boxes().stream().filter(box -> box.node() == 2).findFirst().orElseThrow();

    int y = Integer.parseInt(leap.path().replaceAll(".* (\\d+)H\\d+C.*", "$1"));
    assertThat(Math.abs(y - passed.y() - GraphPicture.HEIGHT / 2))
        .isGreaterThan(GraphPicture.HEIGHT / 2);
  }

  @Test
  void circle_is_cut_rather_than_followed_for_ever() {
    GraphPicture picture = picture(List.of(List.of(1), List.of(2), List.of(0, 1)));

    assertThat(picture.boxes()).hasSize(3);
    assertThat(picture.lines()).hasSize(2);
  }

  @Test
  void spec_without_dependencies_is_one_box() {
    assertThat(picture(List.of(List.of())).boxes()).hasSize(1);
  }
}
