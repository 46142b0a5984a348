package org.spackmon.spack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is each of Spack's formats understood? */
class SpecFormatsTest {

  @ParameterizedTest
  @CsvSource({"v1.json,1", "v2.json,2", "v3.json,3", "v3-dag-hashes.json,3", "v4.json,4"})
  void graph_inEachFormat(String sample, int version) throws Exception {
    SpecDocument document = Samples.read(sample);

    assertThat(document.formatVersion()).isEqualTo(version);
    assertThat(document.nodes())
        .extracting(SpecNode::name)
        .containsExactly("sonata", "rosin", "strings", "viola");
    SpecNode root = document.root();
    assertThat(root.version()).isEqualTo("2.1");
    assertThat(root.namespace()).isEqualTo("orchestra");
    assertThat(root.arch()).isEqualTo(new Architecture("linux", "debian12", "zen3"));
    assertThat(root.compiler()).hasToString("gcc@12.2.0");
    assertThat(root.concrete()).isTrue();
    assertThat(root.parameters())
        .isEqualTo(
            "{\"cflags\":[],\"cppflags\":[],\"cxxflags\":[],\"debug\":false,\"fflags\":[],\"ldflags\":[],"
                + "\"ldlibs\":[],\"movements\":[\"allegro\",\"presto\"],\"shared\":true}");
    assertThat(root.dependencies())
        .extracting(Dependency::name, Dependency::child)
        .containsExactly(tuple("rosin", 1), tuple("strings", 2), tuple("viola", 3));
    assertThat(root.dependencies().get(2).types()).containsExactly("build", "link", "run");
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void edge_carriesTheHashThatWasWritten() throws Exception {
    assertThat(kinds("v1.json")).containsOnly(HashKind.HASH);
    assertThat(kinds("v2.json")).containsOnly(HashKind.BUILD_HASH);
    assertThat(kinds("v3.json")).containsOnly(HashKind.FULL_HASH);
    assertThat(kinds("v5.json")).containsOnly(HashKind.HASH);
  }

  private static List<HashKind> kinds(String sample) throws SpecFormatException {
    return Samples.read(sample).root().dependencies().stream().map(Dependency::hashKind).toList();
  }

  @Test
  void externalAndSplice_inFormat4() throws Exception {
    SpecDocument document = Samples.read("v4.json");

    SpecNode rosin = Samples.node(document, "rosin");
    assertThat(rosin.external()).isTrue();
    assertThat(rosin.externalPath()).isEqualTo("/opt/rosin");
    assertThat(rosin.externalModules()).containsExactly("rosin/0.3");
    assertThat(Samples.node(document, "viola").buildSpecHash()).hasSize(32);
    assertThat(document.root().dependencies().get(1).virtuals()).containsExactly("cords");
  }

  @Test
  void compiler_isADependencyInFormat5() throws Exception {
    SpecDocument document = Samples.read("v5.json");

    assertThat(document.formatVersion()).isEqualTo(5);
    assertThat(document.root().compiler()).hasToString("luthier-cc@4.5");
    assertThat(document.root().dependencies().get(0).direct()).isTrue();
    assertThat(Samples.node(document, "rosin").compiler()).isNull();
  }

  @Test
  void compiler_isAnnotatedWhenAnOlderFileWasRewritten() throws Exception {
    assertThat(Samples.node(Samples.read("v5.json"), "strings").compiler())
        .hasToString("gcc@12.2.0");
  }

  @Test
  void oneName_hasSeveralEdges() throws Exception {
    assertThat(Samples.read("v5.json").root().dependencies())
        .filteredOn(d -> d.name().equals("luthier-cc"))
        .extracting(Dependency::child, d -> String.join(" ", d.types()))
        .containsExactly(tuple(1, "build"), tuple(1, "run"));
  }

  @Test
  void failedConcretization_isNotConcrete() throws Exception {
    SpecDocument document = Samples.read("failed-concretization.json");

    assertThat(document.root().concrete()).isFalse();
    assertThat(document.root().version()).isNull();
    // Both have the same hash: the name tells which is meant.
    assertThat(document.root().dependencies().get(0).child()).isEqualTo(1);
    assertThat(document.root().digest()).isNotEqualTo(document.nodes().get(1).digest());
  }

  @Test
  void emptyNodes_areLegal() throws Exception {
    SpecDocument document =
        Samples.readText("{\"spec\":{\"nodes\":[]},\"spack_version\":\"1.0.0\"}");

    assertThat(document.nodes()).isEmpty();
    assertThatThrownBy(document::root).isInstanceOf(NoSuchElementException.class);
  }
}
