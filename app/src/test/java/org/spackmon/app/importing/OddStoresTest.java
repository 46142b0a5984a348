package org.spackmon.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.journal.KnownStore;
import org.spackmon.testkit.installing.WrittenStore;

/** Install trees in shapes that are seldom, and right all the same. */
class OddStoresTest extends OddStore {
  private static final String FACTS = "\"path\":\"/up\",\"installed\":true";

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 9})
  void aDatabase_ofAnyVersion_isRead(int version) throws IOException {
    assertThat(site.imports(two(tree, version).write())).as(site.said()).isZero();

    assertTwo();
    assertThat(site.texts("SELECT version FROM node")).containsOnly("1.2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRootThatIsFilledUp_isFound(boolean database) throws IOException {
    Path padded = tree.resolve("__spack_path_placeholder__/".repeat(9) + "__spack_pa");
    two(padded, 8).write();
    if (!database) {
      remove(padded.resolve(".spack-db"));
    }

    assertThat(site.imports(tree)).isEqualTo(database ? 0 : 2);

    assertTwo();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTreeBehindALink_isFound(boolean database) throws IOException {
    two(folder.resolve("elsewhere"), 7).write();
    Files.createSymbolicLink(tree, folder.resolve("elsewhere"));
    if (!database) {
      remove(folder.resolve("elsewhere/.spack-db"));
    }

    assertThat(site.imports(tree)).isEqualTo(database ? 0 : 2);

    assertTwo();
  }

  @Test
  void specFiles_ofTheOldest_areYaml() throws IOException {
    WrittenStore store = two(tree, 5);
    for (String name : List.of("wick", "lantern")) {
      Files.delete(store.prefix(name).resolve(".spack/spec.json"));
    }
    String wick =
        """
        - wick:
            version: '1.2'
            arch:
              platform: linux
              platform_os: debian10
              target:
                name: zen2
                features:
                - avx
                - sse3
                parents: []
            compiler:
              name: gcc
              version: 8.3.0
            namespace: own
            parameters:
              shared: true
              cflags: [-O2, -g]
            hash: %s
        """
            .formatted(WrittenStore.hash("wick"));
    Files.writeString(store.prefix("wick").resolve(".spack/spec.yaml"), "spec:\n" + wick);
    Files.writeString(
        store.prefix("lantern").resolve(".spack/spec.yaml"),
        """
        spec:
        - lantern:
            version: 2.10
            dependencies:
              wick:
                hash: %s
                type:
                - build
                - link
            hash: %s
        %s"""
            .formatted(WrittenStore.hash("wick"), WrittenStore.hash("lantern"), wick));

    assertThat(site.imports(tree)).isEqualTo(2);

    assertTwo();
    assertThat(site.texts("SELECT version || ' ' || coalesce(target, '') FROM node ORDER BY 1"))
        .contains("1.2 zen2")
        .anyMatch(node -> node.startsWith("2.10 "));
  }

  @Test
  void anUpstreamOfAnUpstream_isKnownFromSpecFiles() throws IOException {
    new WrittenStore(folder.resolve("upstream"), 8).record("oil", FACTS, "well").write();
    Path root = new WrittenStore(tree, 8).with("lantern", "oil").write();
    Path spec = new WrittenStore(tree, 8).prefix("lantern").resolve(".spack/spec.json");
    String text = Files.readString(spec);
    Files.writeString(
        spec,
        text.substring(0, text.length() - "]}}".length())
            + ",{\"name\":\"well\",\"version\":\"1.2\",\"hash\":\"%s\"}]}}"
                .formatted(WrittenStore.hash("well")));

    assertThat(site.imports(root, folder.resolve("upstream"))).isPositive();

    assertThat(site.said()).contains("; its spec file does");
    assertThat(site.texts(EDGES)).contains("lantern needs oil", "oil needs well");
  }

  @Test
  void aCircle_takesNothingElseWithIt() throws IOException {
    Path root = two(tree, 8).with("hen", "egg").with("egg", "hen").write();

    assertThat(site.imports(root)).isPositive();

    assertThat(site.installs()).containsExactly("egg", "hen", "lantern", "wick");
    assertThat(site.texts(EDGES)).contains("lantern needs wick");
  }

  @Test
  void aLongChain_isFollowed() throws IOException {
    WrittenStore store = new WrittenStore(tree, 8).with("a0");
    for (int i = 1; i < 3_000; i++) {
      store.with("a" + i, "a" + (i - 1));
    }

    assertThat(site.imports(store.write())).isZero();

    assertThat(site.number("SELECT count(*) FROM install")).isEqualTo(3_000);
    assertThat(site.number("SELECT count(*) FROM edge WHERE child_id IS NOT NULL"))
        .isEqualTo(2_999);
  }

  @Test
  void oddFacts_areNone() throws IOException {
    Path root =
        two(tree, 8)
            .record("never", "\"path\":null,\"installed\":true,\"installation_time\":NaN")
            .record("nowhere", "\"path\":\"/a\\u0000b\",\"installed\":true", "missing")
            .record("later", "\"path\":\"/l\",\"installed\":true,\"installation_time\":1e999")
            .record("number", "\"path\":7,\"installed\":true,\"more\":{\"a\":[{}]}")
            .record("half", "\"installed\":false")
            .write();

    assertThat(site.imports(root)).isPositive();

    assertThat(site.installs())
        .containsExactly("lantern", "later", "never", "nowhere", "number", "wick");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDatabaseThatIsWrittenMeanwhile_isReadAsItWas(boolean inItsPlace) throws IOException {
    Path root = two(tree, 8).write();
    Path index = root.resolve(".spack-db/index.json");
    Door door =
        new ChangingDoor(
            new LocalDoor(site.store, "ada"),
            () -> {
              if (inItsPlace) {
                Files.writeString(index, "{\"database\":{}}");
              } else {
                Path next = Files.writeString(folder.resolve("next"), "{\"database\":{}}");
                Files.move(next, index, StandardCopyOption.REPLACE_EXISTING);
              }
            });

    int problems = site.imports(door, root);

    assertThat(site.installs()).containsExactly("lantern", "wick");
    if (inItsPlace) {
      assertThat(problems).isPositive();
    } else {
      assertThat(problems).isZero();
      assertTwo();
    }
  }

  private interface Change {
    void make() throws IOException;
  }

  /** Something happens once it was asked what is known: the tree has been read then. */
  private record ChangingDoor(Door door, Change change) implements Door {
    @Override
    public KnownStore known(String system, String root) throws IOException {
      change.make();
      return door.known(system, root);
    }

    @Override
    public long largest() {
      return door.largest();
    }

    @Override
    public void send(String run, byte[] body) throws IOException {
      door.send(run, body);
    }
  }

  @Test
  void aNameThatIsNoText_isKept() throws Exception {
    WrittenStore store = two(tree, 8);
    String file = store.prefix("wick") + "/.spack/archived-files/b$(printf '\\351')d.log";
    String script = "mkdir -p \"${0%/*}\" && echo odd > \"" + file + "\"";
    assertThat(new ProcessBuilder("sh", "-c", script, file).start().waitFor()).isZero();

    assertThat(site.imports(store.write())).as(site.said()).isZero();

    assertThat(site.texts("SELECT name FROM run_file"))
        .singleElement()
        .asString()
        .matches("archived-files/b.d[.]log");
    assertThat(site.everything()).contains("odd");
  }

  @Test
  void environments_ofEveryShape_areRead() throws IOException {
    Path spack = folder.resolve("spack");
    Files.createDirectories(spack.resolve("lib/spack"));
    Files.createDirectories(spack.resolve("bin"));
    Files.writeString(spack.resolve("bin/spack"), "");
    Path scope = Files.createDirectories(spack.resolve("etc/spack"));
    Files.writeString(
        scope.resolve("config.yaml"),
        "config:\r\n  install_tree:\r\n    root: $spack/opt/here\r\n    padded_length: 64\r\n");
    two(spack.resolve("opt/here/__spack_path_placeholder__/__spac"), 8).write();
    Path lamps = spack.resolve("var/spack/environments/group/lamps");
    Files.createDirectories(lamps);
    Files.writeString(
        lamps.resolve("spack.yaml"),
        """
        spack:
          include: [../site.yaml]
          definitions:
          - lamps: [lantern]
          specs:
          - matrix: [[$lamps], ['%gcc']]
          view:
            default: {root: .spack-env/view}
        """
            .replace("\n", "\r\n"));
    Files.writeString(
        lamps.resolve("spack.lock"),
        """
        {"_meta": {"file-type": "spack-lockfile", "lockfile-version": 6, "specfile-version": 5},\r
         "roots": [{"hash": "%1$s", "spec": "lantern %%gcc"}, {"hash": "unheard", "spec": "oil"}],\r
         "include_concrete": {"/other": {"roots": [], "concrete_specs": {}}},\r
         "concrete_specs": {"%1$s": {"name": "lantern", "version": "1.2", "hash": "%1$s"}}}\r
        """
            .formatted(WrittenStore.hash("lantern")));

    site.imports(spack);

    assertTwo();
    assertThat(site.texts("SELECT name FROM environment")).containsExactly("lamps");
    assertThat(site.texts("SELECT spec FROM environment_root ORDER BY position"))
        .containsExactly("lantern %gcc", "oil");
    assertThat(site.number("SELECT count(*) FROM environment_root WHERE node_id IS NOT NULL"))
        .isEqualTo(1);
    assertThat(site.everything()).contains("matrix: [[$lamps], ['%gcc']]");
  }

  @Test
  void aLongLog_goesInPieces_withoutItsSecrets() throws IOException {
    WrittenStore store = two(tree, 8);
    String line = "fetching https://somebody:hidden@mirror.example.org/a.tar.gz and building it\n";
    String log =
        "==> wick: Executing phase: 'configure'\n"
            + line.repeat(100_000)
            + "==> wick: Executing phase: 'build'\n"
            + line;
    Files.writeString(store.prefix("wick").resolve(".spack/spack-build-out.txt"), log);

    assertThat(site.imports(store.write())).as(site.said()).isZero();

    assertThat(site.everything()).contains("and building it").doesNotContain("hidden");
    long lines = log.lines().count();
    while (site.store.jobs().runDue() > 0) {}
    assertThat(site.number("SELECT c.lines FROM run_log l JOIN content c ON c.id = l.content_id"))
        .isEqualTo(lines);
    assertThat(site.texts("SELECT name FROM phase WHERE log_at IS NOT NULL ORDER BY log_at"))
        .containsExactly("configure", "build");
  }
}
