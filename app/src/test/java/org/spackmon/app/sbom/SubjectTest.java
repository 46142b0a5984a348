package org.spackmon.app.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.sbom.Contained;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.recipe.Provenance;
import org.spackmon.spack.recipe.Source;
import org.spackmon.testkit.installing.RecordedStore;

/** What Spack left says what is in it, and where that comes from. */
final class SubjectTest {
  private static final Provenance KNOWN =
      new Provenance(
          "Zlib", new Source.Repository("https://tidelab.example/zlib.git", null, "v1.3"));

  @TempDir private Path folder = Path.of("");
  private Path tree = folder;

  @BeforeEach
  void unpack() throws IOException {
    tree = RecordedStore.unpack("1.0.2", folder.resolve("opt"));
    Path recipe = prefix("zlib").resolve(".spack/repos/spack_repo/own/packages/zlib/package.py");
    Files.createDirectories(recipe.getParent());
    Files.writeString(
        recipe,
        """
        class Zlib(Package):
            git = "https://tidelab.example/zlib.git"
            license("Zlib", when="@1.3 +pic")
            version("1.3", tag="v1.3")
        """);
  }

  private Path prefix(String name) throws IOException {
    try (Stream<Path> all = Files.walk(tree, 2)) {
      return all.filter(path -> Objects.toString(path.getFileName()).startsWith(name + "-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Contained of(Path subject, Path place, boolean itself) throws IOException {
    return Subject.of(subject, new Installed(place, itself, Map.of()));
  }

  private static Provenance zlib(Contained contained) {
    List<String> names = contained.nodes().stream().map(SpecNode::name).toList();
    return contained.provenances().get(names.indexOf("zlib"));
  }

  @Test
  void recipes_of_an_install_and_of_what_it_needs_are_read_in_their_prefixes() throws IOException {
    Path hdf5 = prefix("hdf5");

    assertThat(zlib(of(hdf5, hdf5, false))).isEqualTo(KNOWN);
    assertThat(zlib(of(hdf5.resolve(".spack/spec.json"), hdf5, false))).isEqualTo(KNOWN);
  }

  @Test
  void prefix_outside_of_a_tree_knows_of_itself() throws IOException {
    Path moved = Files.move(prefix("zlib"), folder.resolve("moved"));

    assertThat(zlib(of(moved, moved, false))).isEqualTo(KNOWN);
  }

  @Test
  void environment_has_its_roots_and_what_its_store_knows() throws IOException {
    String spec = Files.readString(prefix("zlib").resolve(".spack/spec.json"));
    String node = spec.substring(spec.indexOf('[') + 1, spec.lastIndexOf(']'));
    String hash = Objects.toString(prefix("zlib").getFileName()).replaceAll(".*-", "");
    Path environment = Files.createDirectories(folder.resolve("physics"));
    Files.writeString(environment.resolve("spack.yaml"), "spack:\n  specs: [zlib]\n");
    assertThatThrownBy(() -> of(environment, tree, true))
        .hasMessageContaining("it was never made concrete");
    Files.writeString(
        environment.resolve("spack.lock"),
        """
        {"_meta": {"file-type": "spack-lockfile", "lockfile-version": 6, "specfile-version": 5},
         "roots": [{"hash": "%1$s", "spec": "zlib"}, {"hash": "%1$s", "spec": "zlib+pic"}],
         "concrete_specs": {"%1$s": %2$s}}
        """
            .formatted(hash, first(node)));

    Contained contained = of(environment, tree, true);

    assertThat(contained.name()).isEqualTo("environment physics");
    assertThat(contained.roots()).containsExactly(0);
    assertThat(zlib(contained)).isEqualTo(KNOWN);
  }

  /** The first of several JSON objects. */
  private static String first(String objects) {
    int depth = 0;
    for (int i = 0; i < objects.length(); i++) {
      depth += objects.charAt(i) == '{' ? 1 : objects.charAt(i) == '}' ? -1 : 0;
      if (depth == 0 && objects.charAt(i) == '}') {
        return objects.substring(0, i + 1);
      }
    }
    return objects;
  }
}
