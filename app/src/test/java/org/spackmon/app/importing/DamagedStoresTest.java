package org.spackmon.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.testkit.installing.RecordedStore;

/** What is damaged is said, and takes nothing else with it. */
final class DamagedStoresTest {
  private static final List<String> WHOLE =
      List.of("gcc-runtime", "glibc external", "gmake external", "hdf5 explicit", "zlib");

  @TempDir private Path folder = Path.of("");
  private Path tree = Path.of("");
  private ImportSite site;

  @BeforeEach
  void tree() throws IOException {
    tree = RecordedStore.unpack("0.23.1", folder.resolve("tree"));
    site = new ImportSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Path index() {
    return tree.resolve(".spack-db/index.json");
  }

  private Path prefix(String name) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      return all.filter(path -> path.getFileName().toString().startsWith(name + "-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void aPrefixWithoutItsFiles_isThereAllTheSame() throws IOException {
    remove(prefix("zlib").resolve(".spack"));

    assertThat(site.imports(tree)).isEqualTo(1);

    assertThat(site.said()).contains("zlib").contains("nothing of it");
    assertThat(site.installs()).containsExactlyElementsOf(WHOLE);
    assertThat(site.number("SELECT count(*) FROM attempt")).isEqualTo(2);
  }

  @Test
  void aMissingSpecFile_isNotMissed() throws IOException {
    Files.delete(prefix("zlib").resolve(".spack/spec.json"));

    assertThat(site.imports(tree)).isZero();

    assertThat(site.installs()).containsExactlyElementsOf(WHOLE);
  }

  @Test
  void aDatabaseThatIsCutOff_isCompletedFromPrefixes_andNothingIsGone() throws IOException {
    site.imports(tree);
    String text = Files.readString(index());
    Files.writeString(index(), text.substring(0, text.indexOf("\"installation_time\"") + 40));

    assertThat(site.imports(tree)).isPositive();

    assertThat(site.said()).contains("damaged at byte");
    assertThat(site.installs()).noneMatch(each -> each.contains("gone"));
  }

  @Test
  void aMissingDatabase_isRebuiltFromPrefixes() throws IOException {
    remove(tree.resolve(".spack-db"));

    assertThat(site.imports(tree)).isPositive();

    assertThat(site.installs()).containsExactly("gcc-runtime", "hdf5", "zlib");
    assertThat(
            site.texts(
                """
                SELECT d.name FROM install i JOIN package p ON p.id = i.package_id
                JOIN edge e ON e.parent_id = i.node_id JOIN node n ON n.id = e.child_id
                JOIN package d ON d.id = n.package_id WHERE p.name = 'hdf5' ORDER BY 1"""))
        .contains("zlib", "glibc", "gmake");
  }

  @Test
  void aHashThatNobodyKnows_isTakenFromTheSpecFile() throws IOException {
    String zlib = prefix("zlib").getFileName().toString().replaceAll(".*-", "");
    String text = Files.readString(index());
    int at = text.indexOf("\"" + zlib + "\": {");
    at = at < 0 ? text.indexOf("\"" + zlib + "\":{") : at;
    Files.writeString(
        index(), text.substring(0, at) + "\"x" + text.substring(at + 1)); // known by another name

    assertThat(site.imports(tree)).isPositive();

    assertThat(site.said()).contains("needs " + zlib).contains("its spec file does");
    assertThat(site.installs()).contains("hdf5 explicit", "gcc-runtime");
    assertThat(
            site.number(
                """
                SELECT count(*) FROM edge e JOIN install i ON i.node_id = e.parent_id
                WHERE e.child_id IS NULL"""))
        .isZero();
  }

  @Test
  void aHashTwice_countsOnce() throws IOException {
    String text = Files.readString(index());
    int installs = text.indexOf("installs");
    int first = text.indexOf('{', installs) + 1;
    int second = text.indexOf("deprecated_for", first);
    int end = text.indexOf('}', second) + 1;
    Files.writeString(
        index(), text.substring(0, end) + "," + text.substring(first, end) + text.substring(end));

    assertThat(site.imports(tree)).isEqualTo(1);

    assertThat(site.said()).contains("twice");
    assertThat(site.installs()).containsExactlyElementsOf(WHOLE);
  }

  @Test
  void aRecordThatSaysNothing_isTakenFromItsPrefix() throws IOException {
    edit(index(), "\"spec\"", "\"sp\"");

    assertThat(site.imports(tree)).isPositive();

    assertThat(site.installs()).containsExactly("gcc-runtime", "hdf5", "zlib");
  }

  @Test
  void brokenLogsAndFacts_areSaid() throws IOException {
    Path metadata = prefix("zlib").resolve(".spack");
    Files.writeString(metadata.resolve("spack-build-out.txt.gz"), "no gzip");
    Files.writeString(metadata.resolve("install_times.json"), "{\"phases\": [");
    Files.writeString(metadata.resolve("install_environment.json"), "[]");

    assertThat(site.imports(tree)).isEqualTo(3);

    assertThat(site.installs()).containsExactlyElementsOf(WHOLE);
    assertThat(site.number("SELECT count(*) FROM run_log")).isEqualTo(1);
    assertThat(site.texts("SELECT body FROM run_event")).hasSize(3);
  }

  @Test
  void aFolderThatIsNoTree_isSaid() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    assertThat(site.imports(empty, tree)).isPositive();

    assertThat(site.installs()).containsExactlyElementsOf(WHOLE);
  }
}
