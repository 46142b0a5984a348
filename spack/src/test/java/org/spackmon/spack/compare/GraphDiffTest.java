package org.spackmon.spack.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.spack.compare.GraphDiff.Change;
import org.spackmon.spack.compare.GraphDiff.Lone;
import org.spackmon.spack.compare.GraphDiff.NodeDiff;

/** Specs as Spack writes them, and the same with something changed. */
final class GraphDiffTest {

  private static String text(String name) throws IOException {
    try (InputStream in = SpecReader.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SpecGraph graph(String text) throws SpecFormatException {
    return SpecGraph.of(SpecReader.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String replaced(String text, String what, String by) {
    assertThat(text).contains(what);
    return text.replace(what, by);
  }

  private static GraphDiff diff(String what, String by) throws Exception {
    String text = text("v5.json");
    return GraphDiff.of(graph(text), graph(replaced(text, what, by)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.json", "v2.json", "v3.json", "v4.json", "v5.json"})
  void graph_comparedToItself_isTheSame(String name) throws Exception {
    GraphDiff diff = GraphDiff.of(graph(text(name)), graph(text(name)));

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.same()).extracting(Lone::name).contains("sonata", "strings");
  }

  @Test
  void version_ofADependency_isTheOnlyDifference() throws Exception {
    GraphDiff diff = diff("\"7.0.1\"", "\"7.0.2\"");

    assertThat(diff.changed()).extracting(NodeDiff::name).containsExactly("strings");
    NodeDiff strings = diff.changed().get(0);
    assertThat(strings.path()).startsWith("sonata").endsWith("strings");
    assertThat(strings.changes()).containsExactly(new Change("version", "7.0.1", "7.0.2"));
    assertThat(diff.gone()).isEmpty();
    assertThat(diff.come()).isEmpty();
  }

  @Test
  void variantAndFlags_ofTheRoot_areToldByName() throws Exception {
    String before = text("v5.json");
    String after =
        replaced(before, "\"debug\": false", "\"debug\": true")
            .replaceFirst("\"cflags\": \\[\\]", "\"cflags\": [\"-O3\", \"-g\"]");

    GraphDiff diff = GraphDiff.of(graph(before), graph(after));

    assertThat(diff.changed()).hasSize(1);
    assertThat(diff.changed().get(0).path()).containsExactly("sonata");
    assertThat(diff.changed().get(0).changes())
        .containsExactly(
            new Change("variant debug", "false", "true"), new Change("cflags", null, "-O3 -g"));
  }

  @Test
  void recipe_thatChanged_isTold() throws Exception {
    GraphDiff diff =
        diff(
            "rvt6sjh4jusogufzycnzi32wyoziupkbmcf3kzv7myps4rzjbhua====",
            "aaaaaaaajusogufzycnzi32wyoziupkbmcf3kzv7myps4rzjbhua====");

    assertThat(diff.changed())
        .singleElement()
        .satisfies(node -> assertThat(node.changes().get(0).what()).isEqualTo("recipe"));
  }

  @Test
  void order_ofAVariantsValues_meansNothing() throws Exception {
    String text = text("v5.json");
    String other = text.replaceFirst("\"allegro\",\\s*\"presto\"", "\"presto\", \"allegro\"");
    assertThat(other).isNotEqualTo(text);

    assertThat(GraphDiff.of(graph(text), graph(other)).isEmpty()).isTrue();
  }

  @Test
  void compiler_isToldForEachPackageThatItBuilds() throws Exception {
    String text = text("v2.json");
    SpecGraph before = graph(text);
    SpecGraph.Node root = Objects.requireNonNull(before.nodes().get(before.root()));
    String compiler = Objects.requireNonNull(root.facts().get("compiler"));
    String version = compiler.substring(compiler.indexOf('@') + 1);

    GraphDiff diff = GraphDiff.of(before, graph(replaced(text, "\"" + version + "\"", "\"99.1\"")));

    assertThat(diff.changed().get(0).changes()).extracting(Change::what).contains("compiler");
  }

  @Test
  void dependency_thatIsNewlyNeeded_isToldOnceWithItsPath() throws Exception {
    SpecGraph.Node leaf =
        new SpecGraph.Node("leaf", new Facts().with("version", "1").all(), List.of());
    SpecGraph before =
        new SpecGraph(
            "root",
            java.util.Map.of("root", new SpecGraph.Node("root", new Facts().all(), List.of())));
    SpecGraph after =
        new SpecGraph(
            "root2",
            java.util.Map.of(
                "root2",
                new SpecGraph.Node(
                    "root",
                    new Facts().all(),
                    List.of(
                        new SpecGraph.Edge("mid", "mid", "link"),
                        new SpecGraph.Edge("leaf", "leaf", "link"))),
                "mid",
                new SpecGraph.Node(
                    "mid", new Facts().all(), List.of(new SpecGraph.Edge("leaf", "leaf", "link"))),
                "leaf",
                leaf));

    GraphDiff there = GraphDiff.of(before, after);
    GraphDiff back = GraphDiff.of(after, before);

    assertThat(there.come())
        .containsExactly(
            new Lone("mid", List.of("root", "mid"), "mid", null),
            new Lone("leaf", List.of("root", "leaf"), "leaf", "1"));
    assertThat(back.gone()).isEqualTo(there.come());
    assertThat(back.changed()).isEmpty();
  }

  @Test
  void purpose_ofADependency_isAChangeOfWhoNeedsIt() throws Exception {
    String text = text("v5.json");
    String other = text.replaceFirst("\"build\",\\s*\"link\",\\s*\"run\"", "\"link\", \"run\"");

    assertThat(GraphDiff.of(graph(text), graph(other)).changed())
        .singleElement()
        .satisfies(
            node ->
                assertThat(node.changes())
                    .containsExactly(
                        new Change("needs viola for", "build, link, run", "link, run")));
  }
}
