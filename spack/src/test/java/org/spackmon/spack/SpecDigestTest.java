package org.spackmon.spack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Do two texts have the same digest exactly when they mean the same? */
class SpecDigestTest {

  private static final String NODE =
      """
      {"name": "tuba", "version": "1.0", "namespace": "brass", "hash": "aaaa",
       "arch": {"platform": "linux", "platform_os": "debian12", "target": {"name": "zen3", "features": ["avx"]}},
       "compiler": {"name": "gcc", "version": "12.2.0"},
       "parameters": {"valves": ["four", "six"], "mute": true, "cflags": ["-O2", "-g"], "ldlibs": []},
       "external": {"path": "/opt/tuba", "module": ["tuba/1.0"], "extra_attributes": {"bell": "up"}},
       "build_spec": {"name": "tuba", "hash": "bbbb"},
       "dependencies": [
         {"name": "air", "hash": "cccc", "parameters": {"deptypes": ["build", "link"], "virtuals": ["gas", "wind"]}},
         {"name": "brass", "hash": "dddd", "parameters": {"deptypes": ["link"], "virtuals": [], "direct": true}}],
       "package_hash": "eeee", "annotations": {"original_specfile_version": 5}}
      """;

  @Test
  void sameGraph_writtenByDifferentVersionsOfSpack() throws Exception {
    Map<String, String> threeHashes = Samples.digests(Samples.read("v2.json"));

    assertThat(threeHashes).hasSize(4);
    assertThat(Samples.digests(Samples.read("v1.json"))).isEqualTo(threeHashes);
    assertThat(Samples.digests(Samples.read("v3.json"))).isEqualTo(threeHashes);
    assertThat(Samples.digests(Samples.read("v3-dag-hashes.json"))).isEqualTo(threeHashes);
  }

  /** Digests are kept for ever: when this fails, the form of the digest needs a new version. */
  @Test
  void digests_neverChange() throws Exception {
    assertThat(Samples.hex(Samples.read("v2.json").root()))
        .isEqualTo("258f612c23fc95ac3b2a907cf32403b6e80c931944b1ff63b9259446343d4075");
    assertThat(Samples.hex(Samples.read("v5.json").root()))
        .isEqualTo("4d7d72b8a0dd89969c92087f318e40446dbc3f4a3adc3651c6ef2373984c32ab");
    assertThat(Samples.hex(Samples.node(NODE)))
        .isEqualTo("fb6191a1210796b0896c2cc300757e06b097ab75adcbf7adf25beac685072e75");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tuba\", \"version\" | \"horn\", \"version\"",
        "\"version\": \"1.0\" | \"version\": \"1.1\"",
        "\"version\": \"1.0\", | ",
        "\"version\": \"1.0\" | \"versions\": [\":\"]",
        "\"namespace\": \"brass\" | \"namespace\": \"wood\"",
        "\"linux\" | \"darwin\"",
        "\"debian12\" | \"debian13\"",
        "\"zen3\" | \"zen4\"",
        "\"gcc\" | \"clang\"",
        "12.2.0 | 12.3.0",
        "\"mute\": true | \"mute\": false",
        "\"mute\": true | \"mute\": \"true\"",
        "\"four\", \"six\" | \"four\"",
        "\"-O2\", \"-g\" | \"-g\", \"-O2\"",
        "/opt/tuba | /opt/horn",
        "[\"tuba/1.0\"] | null",
        "\"bbbb\" | \"bbbc\"",
        "\"cccc\" | \"cccd\"",
        "\"hash\": \"cccc\" | \"full_hash\": \"cccc\"",
        "\"air\" | \"oil\"",
        "\"build\", \"link\" | \"build\"",
        "\"gas\", \"wind\" | \"gas\"",
        ", \"direct\": true | ",
      })
  void differentMeaning_differentDigest(String from, String to) throws Exception {
    assertThat(Samples.hex(Samples.node(replaced(from, to))))
        .isNotEqualTo(Samples.hex(Samples.node(NODE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"hash\": \"aaaa\" | \"hash\": \"zzzz\", \"full_hash\": \"ffff\", \"build_hash\": \"9999\"",
        "\"package_hash\": \"eeee\", | ",
        ", \"annotations\": {\"original_specfile_version\": 5} | ",
        "{\"name\": \"zen3\", \"features\": [\"avx\"]} | \"zen3\"",
        "[\"avx\"] | [\"avx\", \"avx2\"], \"parents\": [\"zen2\"]",
        "\"four\", \"six\" | \"six\", \"four\"",
        ", \"ldlibs\": [] | ",
        "\"bell\": \"up\" | \"bell\": \"down\"",
        "\"gas\", \"wind\" | \"wind\", \"gas\"",
        "\"build\", \"link\" | \"link\", \"build\"",
        "\"virtuals\": [], | ",
        "{\"deptypes\": [\"build\", \"link\"], | {\"deptypes\": [\"build\", \"link\"], \"direct\": false,",
        "\"version\": \"1.0\" | \"version\": \"1.0\", \"propagate\": [\"mute\"], \"patches\": [\"ab\"]",
        "\"12.2.0\" | \"12.2.0\", \"flags\": 1",
      })
  void sameMeaning_sameDigest(String from, String to) throws Exception {
    assertThat(Samples.hex(Samples.node(replaced(from, to))))
        .isEqualTo(Samples.hex(Samples.node(NODE)));
  }

  private static String replaced(String from, String to) {
    assertThat(NODE).contains(from);
    return NODE.replace(from, to == null ? "" : to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "[]", "{\"platform\": null, \"target\": null}"})
  void unknownArchitecture_isLikeNone(String arch) throws Exception {
    String none = "{\"name\": \"tuba\", \"hash\": \"a\"}";
    String some = "{\"name\": \"tuba\", \"hash\": \"a\", \"arch\": " + arch + "}";

    assertThat(Samples.hex(Samples.node(some))).isEqualTo(Samples.hex(Samples.node(none)));
  }

  @Test
  void child_changesItsParents() throws Exception {
    String graph =
        """
        {"nodes": [{"name": "a", "hash": "1", "dependencies": [{"name": "b", "hash": "2", "type": ["link"]}]},
                   {"name": "b", "hash": "2", "version": "%s"}]}""";

    assertThat(Samples.readText(graph.formatted("1")).root().digest())
        .isNotEqualTo(Samples.readText(graph.formatted("2")).root().digest());
  }

  @Test
  void resolvedChild_isKnownByContentNotByHash() throws Exception {
    String graph =
        """
        {"nodes": [{"name": "a", "hash": "1", "dependencies": [{"name": "b", "hash": "%1$s", "type": ["link"]}]},
                   {"name": "b", "hash": "%1$s"}]}""";

    assertThat(Samples.readText(graph.formatted("2")).root().digest())
        .isEqualTo(Samples.readText(graph.formatted("3")).root().digest());
  }
}
