package org.spackmon.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.testkit.installing.WrittenStore;

/** Files of an install tree that are no files, elsewhere, huge, or not to be read. */
class OddFilesTest extends OddStore {
  private static void pipe(Path file) throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
  }

  @Test
  @Timeout(60)
  void pipesInPlaceOfFiles_areNotWaitedFor() throws Exception {
    WrittenStore store = two(tree, 8);
    Files.createDirectories(tree.resolve(".spack-db"));
    pipe(tree.resolve(".spack-db/index.json"));
    Path wick = store.prefix("wick").resolve(".spack");
    pipe(wick.resolve("spec.json"));
    pipe(wick.resolve("spack-build-out.txt"));

    assertThat(site.imports(tree)).isPositive();

    assertThat(site.said()).contains("index.json: is no file").contains("spec.json: is no file");
    assertThat(site.installs()).containsExactly("lantern");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPrefixBehindALink_isFound(boolean database) throws IOException {
    WrittenStore store = two(tree, 8);
    Path wick = store.prefix("wick");
    Files.writeString(wick.resolve(".spack/spack-build-out.txt"), "made of cotton\n");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.move(wick.resolve(".spack"), elsewhere.resolve("metadata"));
    Files.createSymbolicLink(wick.resolve(".spack"), elsewhere.resolve("metadata"));
    Files.move(wick, elsewhere.resolve("wick"));
    Files.createSymbolicLink(wick, elsewhere.resolve("wick"));
    // A loop, and a deprecated prefix, which leads to what took its place.
    Files.createSymbolicLink(tree.resolve("linux-zen2/up"), tree);
    Files.createSymbolicLink(tree.resolve("linux-zen2/old"), store.prefix("lantern"));
    if (database) {
      store.write();
    }

    site.imports(tree);

    assertTwo();
    assertThat(site.everything()).contains("made of cotton");
  }

  @Test
  void whatCantBeAHash_takesNothingElseWithIt() throws IOException {
    Path root = two(tree, 8).with("oil").write();
    Path index = root.resolve(".spack-db/index.json");
    String text = Files.readString(index);
    Files.writeString(index, text.replace("\"" + WrittenStore.hash("oil") + "\":{", "\"\":{"));

    assertThat(site.imports(root)).isPositive();

    assertThat(site.installs()).contains("lantern", "wick");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHugeNode_takesNothingElseWithIt(boolean database) throws IOException {
    WrittenStore store = two(tree, 8);
    String huge = "\"annotations\":{\"x\":\"" + "y".repeat(20 << 20) + "\"},\"version\"";
    Path spec = store.prefix("wick").resolve(".spack/spec.json");
    Files.writeString(
        spec, Files.readString(spec).replace("\"version\":\"1.2\"", huge + ":\"1.2\""));
    if (database) {
      Path index = store.write().resolve(".spack-db/index.json");
      String from = "\"version\":\"1.2\"";
      Files.writeString(index, Files.readString(index).replaceFirst(from, huge + ":\"1.2\""));
    }

    assertThat(site.imports(tree)).isPositive();

    assertThat(site.said()).contains("larger than 4 MiB");
    assertThat(site.installs()).contains("lantern");
  }

  @Test
  void moreFilesThanAreKept_isSaid() throws IOException {
    WrittenStore store = two(tree, 8);
    Path files = store.prefix("wick").resolve(".spack/archived-files");
    Files.createDirectories(files);
    for (int i = 0; i < 1_001; i++) {
      Files.writeString(files.resolve("f" + i), "x");
    }

    assertThat(site.imports(store.write())).isEqualTo(1);

    assertThat(site.said()).contains("has more files than the 1000 that are kept");
    assertTwo();
  }

  @Test
  void asManyFilesAsAreKept_areAllOfThem() throws IOException {
    WrittenStore store = two(tree, 8);
    Path folder = store.prefix("wick").resolve(".spack");
    String[] there = folder.toFile().list();
    for (int i = there == null ? 0 : there.length; i < 1_000; i++) {
      Files.writeString(folder.resolve("f" + i), "x");
    }

    assertThat(site.imports(store.write())).isZero();

    assertTwo();
  }

  @Test
  void anEmptyLog_leavesTheOtherOne() throws IOException {
    WrittenStore store = two(tree, 8);
    Path folder = store.prefix("wick").resolve(".spack");
    Files.createFile(folder.resolve("spack-build-out.txt.gz"));
    Files.writeString(folder.resolve("spack-build-out.txt"), "made of cotton\n");

    assertThat(site.imports(store.write())).isZero();

    assertThat(site.everything()).contains("made of cotton");
  }

  @Test
  void environmentsInEnvironments_areFound() throws IOException {
    Path lamps = folder.resolve("lamps");
    for (String each : List.of("", "dim", "dim/dimmer lamps \u00fc")) {
      Path environment = Files.createDirectories(lamps.resolve(each));
      Files.writeString(environment.resolve("spack.yaml"), "spack: {specs: [" + each + "]}\n");
    }

    assertThat(site.imports(lamps)).isZero();

    assertThat(site.texts("SELECT name FROM environment ORDER BY id"))
        .containsExactlyInAnyOrder("lamps", "dim", "dimmer lamps \u00fc");
  }

  @Test
  void aLockThatFitsIntoNoRequest_leavesRootsAndSpecs() throws IOException {
    Path lamps = Files.createDirectories(folder.resolve("lamps"));
    Files.writeString(lamps.resolve("spack.yaml"), "spack: {specs: [lantern]}\n");
    Files.writeString(
        lamps.resolve("spack.lock"),
        """
        {"_meta": {"lockfile-version": 6, "specfile-version": 5}, "more": "%2$s",
         "roots": [{"hash": "%1$s", "spec": "lantern"}],
         "concrete_specs": {"%1$s": {"name": "lantern", "version": "1.2", "hash": "%1$s"}}}
        """
            .formatted(WrittenStore.hash("lantern"), "x".repeat(17 << 20)));

    assertThat(site.imports(lamps)).isEqualTo(1);

    assertThat(site.said()).contains("its spack.lock is too large to be kept");
    assertThat(site.number("SELECT count(*) FROM environment_root WHERE node_id IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void whatMayNotBeRead_isSaid() throws IOException {
    WrittenStore store = two(tree, 8);
    Path metadata = store.prefix("wick").resolve(".spack");
    Files.setPosixFilePermissions(metadata, Set.of());
    try {
      boolean root = Files.isReadable(metadata); // root may read everything

      assertThat(site.imports(store.write())).isEqualTo(root ? 0 : 2);

      if (!root) {
        assertThat(site.said()).contains(metadata + ": may not be read");
      }
      assertTwo();
    } finally {
      Files.setPosixFilePermissions(metadata, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
