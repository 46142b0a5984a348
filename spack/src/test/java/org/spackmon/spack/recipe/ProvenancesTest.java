package org.spackmon.spack.recipe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.SpecReader;

/** Recipes are read as far as they are literal, and nothing is claimed of the rest. */
final class ProvenancesTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final String COMMIT = "c".repeat(40);

  private static final String REEF =
      """
      from spack.package import *

      class Helper(Thing):
          license("nobody's")
          version("1.2", sha256="%2$s")

      class Reef(CMakePackage, CudaPackage):
          ""\"A reef: version("1.2", sha256="of a comment")""\"

          homepage = "https://reef.example"
          url = "https://reef.example/dist/v1.2/reef-1.2.tar.gz"
          git = "https://reef.example/reef.git"

          license("MIT", when="@:1", checked_by="somebody")
          license("Apache-2.0 " "WITH LLVM-exception", when="@2: +corals")

          version("main", branch="main")
          version("2.0", tag="v2.0", commit="%3$s")
          version(
              "1.3",  # a comment (with brackets
              sha256="%1$s",
              url="https://mirror.example/reef-1.3.zip",
              expand=False,
          )
          version("1.2", sha256="%1$s")
          version("1.1", "0123456789abcdef0123456789abcdef")
          version("1.0.1", sha256=CHECKSUMS["1.0.1"])
          for old in ["0.9"]:
              version(old, sha256="%1$s")
              version("0.8", sha256="%1$s")
          with default_args(deprecated=True):
              version("0.7", sha256="%2$s")

          def patch(self):
              version("0.6", sha256="%1$s")
      """
          .formatted(A, B, COMMIT);

  private static Provenance of(String node, String recipe) {
    return kept(node, Map.of("repos/spack_repo/own/packages/reef/package.py", recipe));
  }

  private static Provenance kept(String node, Map<String, String> files) {
    Map<String, byte[]> bytes =
        files.entrySet().stream()
            .collect(toMap(Map.Entry::getKey, each -> each.getValue().getBytes(UTF_8)));
    return Provenances.of(List.of(node(node)), index -> bytes).get(0);
  }

  private static SpecNode node(String rest) {
    String json =
        "{\"_meta\": {\"version\": 4}, \"nodes\": [{\"name\": \"reef\", \"hash\": \"abc\", "
            + rest
            + "}]}";
    try {
      return SpecReader.read(json.getBytes(UTF_8)).root();
    } catch (SpecFormatException e) {
      throw new AssertionError(json, e);
    }
  }

  private static String version(String version) {
    return "\"version\": \"" + version + "\"";
  }

  @ParameterizedTest
  @CsvSource({
    "1.3, https://mirror.example/reef-1.3.zip, SHA-256",
    "1.2, https://reef.example/dist/v1.2/reef-1.2.tar.gz, SHA-256",
    "1.1, https://reef.example/dist/v1.1/reef-1.1.tar.gz, MD5",
    "0.7, https://reef.example/dist/v0.7/reef-0.7.tar.gz, SHA-256"
  })
  void an_archive_has_its_url_and_checksum(String version, String url, String algorithm) {
    assertThat(of(version(version), REEF).source())
        .isInstanceOfSatisfying(
            Source.Archive.class,
            archive -> {
              assertThat(archive.url()).isEqualTo(url);
              assertThat(archive.algorithm()).isEqualTo(algorithm);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.1", "0.9", "0.8", "0.6", "3.0"})
  void what_only_executing_it_could_tell_is_not_known(String version) {
    assertThat(of(version(version), REEF).source()).isNull();
  }

  @Test
  void a_repository_has_the_commit_that_somebody_named() {
    String git = "https://reef.example/reef.git";
    assertThat(of(version("2.0"), REEF).source())
        .isEqualTo(new Source.Repository(git, COMMIT, "v2.0"));
    assertThat(of(version("main"), REEF).source())
        .isEqualTo(new Source.Repository(git, null, "main"));
    String built = version("main") + ", \"parameters\": {\"commit\": \"" + COMMIT + "\"}";
    assertThat(of(built, REEF).source()).isEqualTo(new Source.Repository(git, COMMIT, "main"));
    assertThat(of(version("git." + COMMIT + "=1.2"), REEF).source())
        .isEqualTo(new Source.Repository(git, COMMIT, null));
    assertThat(of(version("git.topic=1.2"), REEF).source())
        .isEqualTo(new Source.Repository(git, null, "topic"));
  }

  @Test
  void a_folder_that_somebody_works_in_comes_from_nowhere_else() {
    String developed = version("1.2") + ", \"parameters\": {\"dev_path\": \"/home/ada/reef\"}";

    assertThat(of(developed, REEF)).isEqualTo(new Provenance("MIT", null));
  }

  @Test
  void a_licence_is_told_where_its_condition_holds() {
    assertThat(of(version("1.2"), REEF).licence()).isEqualTo("MIT");
    assertThat(of(version("2.0"), REEF).licence()).isNull();
    assertThat(of(version("2.0") + ", \"parameters\": {\"corals\": true}", REEF).licence())
        .isEqualTo("Apache-2.0 WITH LLVM-exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "license(LICENCE)",
        "license(f\"MIT{x}\")",
        "license(\"MIT\", when=sometimes)",
        "license(\"MIT\", when=\"@@\")",
        "license(\"MIT\"); license(\"Zlib\")",
        "license(*all)",
        "if True:\n        license(\"MIT\")",
        "with when(sometimes):\n        license(\"MIT\")",
        "with when(\"@2:\"):\n        license(\"MIT\")",
        "x = license(\"MIT\")",
        "license(\"MIT\"",
        "license(\"MIT",
      })
  void a_licence_that_nobody_can_be_sure_of_is_not_told(String directive) {
    String recipe = "class Reef(Package):\n    " + directive + "\n    homepage = 'x'\n";

    assertThat(of(version("1.2"), recipe).licence()).isNull();
  }

  @Test
  void conditions_of_a_block_hold_for_what_is_in_it() {
    String recipe =
        """
        class Reef(Package):
            with when("+corals"):
                with when("@1:"), other:
                    license("Zlib")
                with when("@1:"):
                    license('MIT', when=None)
            license("BSD-3-Clause", when="~corals")
        """;

    assertThat(of(version("1.2") + ", \"parameters\": {\"corals\": true}", recipe).licence())
        .isEqualTo("MIT");
    assertThat(of(version("1.2") + ", \"parameters\": {\"corals\": false}", recipe).licence())
        .isEqualTo("BSD-3-Clause");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def url_for_version(self, version):\n        return 'x'",
        "url = base + '/reef'",
        "if linux:\n        url = 'https://reef.example/linux-1.2.tar'",
      })
  void a_url_that_is_computed_is_not_known_and_the_checksum_is(String line) {
    String recipe =
        """
        class Reef(Package):
            url = "https://reef.example/reef-1.2.tar.gz"
            version("1.2", sha256="%s")
            %s
        """
            .formatted(A, line);

    assertThat(of(version("1.2"), recipe).source())
        .isEqualTo(new Source.Archive(null, "SHA-256", A));
  }

  @Test
  void a_candidate_for_a_version_is_not_that_version() {
    String recipe =
        """
        class Reef(Package):
            url = "https://reef.example/reef-1.2-rc1.tar.gz"
            version("1.2", sha256="%s")
        """
            .formatted(A);

    assertThat(of(version("1.2"), recipe).source())
        .isEqualTo(new Source.Archive(null, "SHA-256", A));
  }

  @Test
  void what_spack_wrote_itself_fills_what_the_recipe_leaves_open() {
    String spdx =
        """
        {"packages": [
          {"name": "sand", "versionInfo": "1.2", "licenseDeclared": "Zlib"},
          {"name": "reef", "versionInfo": "1.2", "licenseDeclared": "MIT",
           "downloadLocation": "https://reef.example/reef.tar",
           "checksum": [{"algorithm": "SHA256", "checksumValue": "%s"}]}]}
        """
            .formatted(B);

    assertThat(kept(version("1.2"), Map.of(Provenances.SPDX, spdx)))
        .isEqualTo(
            new Provenance(
                "MIT", new Source.Archive("https://reef.example/reef.tar", "SHA-256", B)));
    assertThat(kept(version("1.2"), Map.of(Provenances.SPDX, spdx.replace("SHA256", "SHA1"))))
        .as("a commit is no checksum of what the URL leads to")
        .isEqualTo(new Provenance("MIT", null));
    assertThat(kept(version("1.2"), Map.of(Provenances.SPDX, "{\"packages\": [")))
        .isEqualTo(Provenance.UNKNOWN);
  }

  @Test
  void an_external_is_what_its_owner_installed() {
    String external = version("1.2") + ", \"external\": {\"path\": \"/usr\", \"module\": null}";

    assertThat(of(external, REEF)).isEqualTo(Provenance.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "repos/own/packages/py-wheel/package.py, py-wheel, true",
    "repos/spack_repo/own/packages/py_wheel/package.py, py-wheel, true",
    "repos/spack_repo/own/packages/_7zip/package.py, 7zip, true",
    "repos/own/packages/wheel/package.py, py-wheel, false",
    "repos/own/packages/py-wheel/fix.patch, py-wheel, false",
    "sbom/spdx-2.3.json, py-wheel, true",
  })
  void files_that_tell_of_a_package(String file, String name, boolean tells) {
    assertThat(Provenances.tells(file, name)).isEqualTo(tells);
  }
}
