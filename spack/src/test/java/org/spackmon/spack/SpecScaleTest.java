package org.spackmon.spack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Do large and hostile documents stay harmless? The time limits only catch what never ends. */
@Timeout(60)
class SpecScaleTest {

  @Test
  void chain_of10000Nodes() throws Exception {
    SpecDocument document =
        Samples.readText(
            nodes(
                10_000,
                i ->
                    "{\"name\":\"p%1$d\",\"hash\":\"h%1$d\",\"dependencies\":[{\"name\":\"p%2$d\",\"hash\":\"h%2$d\"}]}"
                        .formatted(i, i + 1)));

    assertThat(document.nodes()).hasSize(10_000);
    assertThat(document.root().dependencies().get(0).child()).isEqualTo(1);
    assertThat(document.nodes().get(9_999).dependencies().get(0).resolved()).isFalse();
  }

  @Test
  void circle_of10000Nodes() {
    String json =
        nodes(
            10_000,
            i ->
                "{\"name\":\"p%1$d\",\"hash\":\"h%1$d\",\"dependencies\":[{\"name\":\"p%2$d\",\"hash\":\"h%2$d\"}]}"
                    .formatted(i, (i + 1) % 10_000));

    assertThatThrownBy(() -> Samples.readText(json))
        .isInstanceOf(SpecFormatException.class)
        .message()
        .hasSizeLessThan(500);
  }

  @Test
  void nodes_upTo100000() throws Exception {
    IntFunction<String> node =
        i -> "{\"name\":\"p\",\"hash\":\"FAILED_CONCRETIZATION\",\"versions\":[\":\"]}";

    assertThat(Samples.readText(nodes(100_000, node)).nodes()).hasSize(100_000);
    assertThatThrownBy(() -> Samples.readText(nodes(100_001, node)))
        .isInstanceOf(SpecFormatException.class)
        .hasMessageStartingWith("expected at most 100000 nodes, found more at $.nodes[100000]");
  }

  @Test
  void hashes_thatAllHaveOneHashCode() throws Exception {
    // "Aa" and "BB" have the same hash code, and so has any row of them.
    IntFunction<String> colliding =
        i -> {
          StringBuilder text = new StringBuilder();
          for (int bit = 0; bit < 15; bit++) {
            text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
          }
          return text.toString();
        };

    SpecDocument document =
        Samples.readText(
            nodes(
                30_000,
                i ->
                    "{\"name\":\"p\",\"hash\":\"%s\",\"parameters\":{\"%s\":1},\"dependencies\":[{\"name\":\"q\",\"hash\":\"%s\"}]}"
                        .formatted(colliding.apply(i), colliding.apply(i), colliding.apply(i))));

    assertThat(document.nodes()).hasSize(30_000);
  }

  @Test
  void diamonds_areVisitedOnce() throws Exception {
    // 2^60 paths lead from the root to the last node.
    SpecDocument document =
        Samples.readText(
            nodes(
                60,
                i ->
                    ("{\"name\":\"p%1$d\",\"hash\":\"h%1$d\",\"dependencies\":[{\"name\":\"p%2$d\",\"hash\":\"h%2$d\"},"
                            + "{\"name\":\"p%2$d\",\"hash\":\"h%2$d\",\"type\":[\"run\"]}]}")
                        .formatted(i, i + 1)));

    assertThat(document.nodes()).hasSize(60);
  }

  private static String nodes(int count, IntFunction<String> node) {
    return IntStream.range(0, count)
        .mapToObj(node)
        .collect(Collectors.joining(",", "{\"nodes\":[", "]}"));
  }
}
