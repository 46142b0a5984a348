package org.spackmon.spack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Is odd content kept in a safe form? An old client's build fails when its report is refused. */
class SpecToleranceTest {

  @Test
  void node_ofNameAndHashOnly() throws Exception {
    SpecNode node = Samples.node("{\"name\": \"bare\", \"full_hash\": \"x\"}");

    assertThat(node.hashes()).isEqualTo(Map.of(HashKind.FULL_HASH, "x"));
    assertThat(node.version()).isNull();
    assertThat(node.concrete()).isTrue();
    assertThat(node.arch()).isEqualTo(new Architecture(null, null, null));
    assertThat(node.parameters()).isEqualTo("{}");
    assertThat(node.dependencies()).isEmpty();
    assertThat(node.external()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.10 | 1.10",
        "7 | 7",
        "true | true",
        "{\"a\":1} | NULL",
        "[1] | NULL",
        "\"\" | NULL"
      },
      nullValues = "NULL")
  void version_ofAnotherType(String written, String read) throws Exception {
    SpecNode node =
        Samples.node("{\"hash\": \"h\", \"version\": %s, \"name\": \"n\"}".formatted(written));

    assertThat(node.version()).isEqualTo(read);
  }

  @Test
  void nulInAName_isReplaced() throws Exception {
    assertThat(Samples.node("{\"name\": \"n\\u0000m\", \"hash\": \"h\"}").name())
        .isEqualTo("n\uFFFDm");
  }

  @Test
  void loneSurrogates_areReplaced() throws Exception {
    SpecNode node =
        Samples.node(
            """
            {"name": "n\\ud800", "hash": "h", "version": "\\udc00-\\ud83c\\udfbb",
             "parameters": {"k": ["\\u0000", "\\ud800x"]}}""");

    assertThat(node.name()).isEqualTo("n\uFFFD");
    assertThat(node.version()).isEqualTo("\uFFFD-\uD83C\uDFBB");
    assertThat(node.parameters()).isEqualTo("{\"k\":[\"\uFFFD\",\"\uFFFDx\"]}");
  }

  @Test
  void overlongName_isCutWithAMark() throws Exception {
    SpecNode one = Samples.node("{\"name\": \"%s1\", \"hash\": \"h\"}".formatted("x".repeat(5000)));
    SpecNode two = Samples.node("{\"name\": \"%s2\", \"hash\": \"h\"}".formatted("x".repeat(5000)));

    assertThat(one.name()).hasSize(1000).contains("x…");
    assertThat(one.name()).isNotEqualTo(two.name());
  }

  @Test
  void overlongName_ofFormat1() throws Exception {
    String name = "x".repeat(70_000);

    assertThat(Samples.readText("[{\"%s\": {\"hash\": \"h\"}}]".formatted(name)).root().name())
        .hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"b\"}",
        "{\"name\": \"b\", \"hash\": null}",
        "{\"name\": \"b\", \"hash\": {}}"
      })
  void edge_withoutHash(String edge) throws Exception {
    Dependency dependency = dependency(edge);

    assertThat(dependency.child()).isEqualTo(-1);
    assertThat(dependency.hashKind()).isNull();
    assertThat(dependency.hash()).isNull();
    assertThat(dependency.types()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "null", "\"text\"", "[]", "{}"})
  void annotationsAndTheLike_ofAnotherType(String value) throws Exception {
    for (String field :
        new String[] {
          "annotations", "external", "parameters", "dependencies", "build_spec", "arch"
        }) {
      SpecNode node =
          Samples.node("{\"%s\": %s, \"name\": \"n\", \"hash\": \"h\"}".formatted(field, value));
      assertThat(node.name()).isEqualTo("n");
    }
  }

  @Test
  void edgeWithoutName_isFoundByItsHash() throws Exception {
    SpecDocument document =
        Samples.readText(
            """
            {"nodes": [{"name": "a", "hash": "1", "dependencies": [{"hash": "2"}, {"hash": "3"}, 7, null, {}]},
                       {"name": "b", "hash": "2"}]}""");

    assertThat(document.root().dependencies())
        .extracting(Dependency::name)
        .containsExactly("b", "?", "?");
    assertThat(document.root().dependencies())
        .extracting(Dependency::child)
        .containsExactly(1, -1, -1);
  }

  @Test
  void edgeOfAnotherKindOfHash_isFoundByItsName() throws Exception {
    SpecDocument document =
        Samples.readText(
            """
            {"nodes": [{"name": "a", "hash": "1", "dependencies": [{"name": "b", "full_hash": "2"}]},
                       {"name": "c", "full_hash": "2"}, {"name": "b", "hash": "2", "full_hash": "9"}]}""");

    assertThat(document.root().dependencies().get(0).child()).isEqualTo(2);
  }

  @Test
  void edgeWithSeveralHashes_keepsTheOneThatLeadsSomewhere() throws Exception {
    SpecDocument document =
        Samples.readText(
            """
            {"nodes": [{"name": "a", "hash": "1", "dependencies": [
                         {"name": "b", "hash": "2", "full_hash": "elsewhere"},
                         {"name": "c", "build_hash": "7", "hash": "8", "full_hash": "9"}]},
                       {"name": "b", "hash": "2"}]}""");

    assertThat(document.root().dependencies())
        .extracting(Dependency::hashKind)
        .containsExactly(HashKind.HASH, HashKind.FULL_HASH);
    assertThat(document.root().dependencies().get(0).child()).isEqualTo(1);
  }

  @Test
  void oldestFormsOfEdges_inFormat1() throws Exception {
    SpecDocument document =
        Samples.readText(
            """
            {"spec": [{"a": {"hash": "1", "dependencies":
                {"b": "2", "c": ["3", ["link", "build"]], "d": {"hash": "other", "type": "run"}}}},
              {"b": {"hash": "2"}}, {"c": {"hash": "3"}}, {"d": {"hash": "4"}}]}""");

    assertThat(document.formatVersion()).isEqualTo(1);
    assertThat(document.root().dependencies())
        .extracting(Dependency::child)
        .containsExactly(1, 2, 3);
    assertThat(document.root().dependencies().get(1).types()).containsExactly("build", "link");
    assertThat(document.root().dependencies().get(2).types()).containsExactly("run");
  }

  @Test
  void bareListOfNodes_asSpackFindWritesIt() throws Exception {
    SpecDocument document =
        Samples.readText(
            """
            [{"arch": {"platform": "linux"}, "name": "a", "hash": "1", "annotations": {}},
             {"name": "b", "hash": "2"}]""");

    assertThat(document.formatVersion()).isEqualTo(5);
    assertThat(document.nodes()).extracting(SpecNode::name).containsExactly("a", "b");
  }

  @Test
  void wrappedTwice() throws Exception {
    SpecDocument document =
        Samples.readText("{\"spec\":{\"spec\":{\"nodes\":[{\"name\":\"a\",\"hash\":\"1\"}]}}}");

    assertThat(document.root().name()).isEqualTo("a");
  }

  @Test
  void identicalHashes_areFine() throws Exception {
    assertThat(
            Samples.readText(
                    "[{\"name\":\"a\",\"hash\":\"1\",\"hash\":\"1\"},{\"name\":\"a\",\"hash\":\"1\"}]")
                .nodes())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "linux-debian12-zen3,linux,debian12,zen3",
    "cray-sles-15-zen3,cray,sles-15,zen3",
    "linux-debian12,linux,debian12,",
    "linux,linux,,"
  })
  void architecture_inOneWord(String text, String platform, String os, String target)
      throws Exception {
    SpecNode node =
        Samples.node("{\"name\": \"n\", \"hash\": \"h\", \"arch\": \"%s\"}".formatted(text));

    assertThat(node.arch()).isEqualTo(new Architecture(platform, os, target));
  }

  @ParameterizedTest
  @CsvSource({"gcc@=12.2.0,gcc@12.2.0", "gcc@12.2.0+x %y,gcc@12.2.0", "gcc,gcc", "gcc@,gcc"})
  void compiler_inOneWord(String text, String compiler) throws Exception {
    SpecNode node =
        Samples.node("{\"name\": \"n\", \"hash\": \"h\", \"compiler\": \"%s\"}".formatted(text));

    assertThat(node.compiler()).hasToString(compiler);
  }

  private static Dependency dependency(String edge) throws SpecFormatException {
    return Samples.node(
            "{\"name\": \"a\", \"hash\": \"1\", \"dependencies\": [%s]}".formatted(edge))
        .dependencies()
        .get(0);
  }
}
