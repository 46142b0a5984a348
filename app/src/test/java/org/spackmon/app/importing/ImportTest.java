package org.spackmon.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.recipe.Provenance;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.upkeep.PruneRule;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.specs.Bills;
import org.spackmon.testkit.Postgres;
import org.spackmon.testkit.installing.MadeUpStore;
import org.spackmon.testkit.installing.RecordedStore;

/** What is installed arrives by either door, stays when it is gone, and brings no secrets. */
final class ImportTest {
  @TempDir private Path folder = Path.of("");

  private Path tree(String version) throws IOException {
    return RecordedStore.unpack(version, folder.resolve("tree-" + version));
  }

  private static void forget(Path tree, String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path index = tree.resolve(".spack-db/index.json");
    ObjectNode root = (ObjectNode) json.readTree(index.toFile());
    ObjectNode installs = (ObjectNode) root.at("/database/installs");
    installs
        .properties()
        .removeIf(entry -> entry.getValue().at("/spec/name").asText().equals(name));
    json.writeValue(index.toFile(), root);
  }

  @Test
  void whatIsGone_isMarked_andComesBack() throws IOException {
    Path tree = tree("0.23.1");
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(tree);
      forget(tree, "hdf5");

      assertThat(site.imports(tree)).isZero();
      assertThat(site.said()).contains("0 new, 0 changed, 1 gone, 4 as before");
      assertThat(site.installs()).contains("hdf5 explicit gone", "zlib");
      assertThat(
              site.number(
                  """
                  SELECT count(*) FROM install
                  WHERE last_seen_at < uninstalled_at AND first_seen_at <= last_seen_at"""))
          .isEqualTo(1);

      RecordedStore.unpack("0.23.1", tree);
      site.imports(tree);
      assertThat(site.installs()).contains("hdf5 explicit");
      assertThat(site.number("SELECT count(*) FROM attempt")).isEqualTo(3);
    }
  }

  @Test
  void postgres_getsTheSame() throws IOException {
    Path tree = tree("0.23.1");
    Path environment = environment();
    String url = Postgres.database(Postgres.Collation.C);
    try (ImportSite here = new ImportSite(folder.resolve("here"));
        ImportSite there = new ImportSite(folder.resolve("there"), StoreSettings.at(url))) {
      here.imports(tree, environment);
      there.imports(tree, environment);

      assertThat(there.installs()).isNotEmpty().isEqualTo(here.installs());
      for (String sql :
          List.of(
              "SELECT hash || ' ' || prefix || ' ' || installed_at FROM install ORDER BY hash",
              "SELECT phases || ' ' || duration || ' ' || outcome FROM attempt ORDER BY id",
              "SELECT build_key || ' ' || name FROM run_file ORDER BY 1",
              "SELECT name || ' ' || state FROM environment ORDER BY 1")) {
        assertThat(there.texts(sql)).as(sql).isNotEmpty().isEqualTo(here.texts(sql));
      }
      forget(tree, "hdf5");
      there.imports(tree, environment);
      assertThat(there.installs()).contains("hdf5 explicit gone");
    }
  }

  @Test
  void aSpack_isReadWithTheUpstreamsThatItsConfigurationNames() throws IOException {
    Path spack = folder.resolve("spack");
    Files.createDirectories(spack.resolve("lib/spack"));
    Files.createDirectories(spack.resolve("bin"));
    Files.writeString(spack.resolve("bin/spack"), "");
    Path own = RecordedStore.unpack("1.0.2", spack.resolve("opt/spack"));
    Path upstream = tree("0.23.1");
    Path scope = Files.createDirectories(spack.resolve("etc/spack"));
    Files.writeString(
        scope.resolve("upstreams.yaml"),
        """
        # what the machine's owner installed
        upstreams:
          machine:
            install_tree: %s
            modules:
              tcl: /apps/modules
          "gone since":
            install_tree: $NO_SUCH_VARIABLE/opt
        """
            .formatted(upstream));
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(spack);

      assertThat(site.texts("SELECT root FROM store ORDER BY root"))
          .containsExactlyInAnyOrder(own.toString(), upstream.toString());
      assertThat(
              site.texts(
                  """
                  SELECT s.root || ' uses ' || u.root FROM store s
                  JOIN store_upstream u ON u.store_id = s.id
                  WHERE s.spack_root IS NOT NULL"""))
          .containsExactly(own + " uses " + upstream);
    }
  }

  @Test
  void recipes_tellWhereItComesFrom() throws IOException {
    Path tree = tree("0.23.1");
    try (Stream<Path> all = Files.walk(tree)) {
      Path metadata =
          all.filter(path -> path.toString().matches(".*/zlib-1[^/]*/[.]spack")).findFirst().get();
      Path recipe = metadata.resolve("repos/own/packages/zlib/package.py");
      Files.createDirectories(recipe.getParent());
      Files.writeString(recipe, "class Zlib(Package):\n    license('Zlib', when='@1.3')\n");
    }
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(tree);
      long hdf5 =
          site.number(
              """
              SELECT i.node_id FROM install i JOIN package p ON p.id = i.package_id
              WHERE p.name = 'hdf5'""");
      Bills.Bill bill = Views.of(site.store).bills().of(List.of(hdf5)).orElseThrow();
      List<String> names = bill.nodes().stream().map(SpecNode::name).toList();

      assertThat(bill.provenances()).hasSameSizeAs(names);
      assertThat(bill.provenances().get(names.indexOf("zlib")).licence()).isEqualTo("Zlib");
      assertThat(bill.provenances().get(names.indexOf("hdf5"))).isEqualTo(Provenance.UNKNOWN);
    }
  }

  @Test
  void aServer_getsTheSame() throws IOException {
    Path tree = tree("1.0.2");
    Path environment = environment();
    try (ImportSite here = new ImportSite(folder.resolve("here"));
        ImportSite there = new ImportSite(folder.resolve("there"));
        SpackmonServer server =
            SpackmonServer.start(ServerSettings.defaults().withoutAuth(), there.store)) {
      here.imports(tree, environment);
      there.imports(RemoteDoor.to(server.url(), "ms1", Map.of()), tree, environment);

      for (String sql :
          List.of(
              "SELECT hash || prefix || explicit || installed_at FROM install ORDER BY hash",
              "SELECT phases || ' ' || duration || outcome || opened_at FROM attempt ORDER BY id",
              "SELECT name || started_at || ended_at FROM phase ORDER BY id",
              "SELECT build_key || said_sha256 FROM run_log ORDER BY 1",
              "SELECT build_key || name FROM run_file ORDER BY 1",
              "SELECT name || state FROM environment ORDER BY 1")) {
        assertThat(there.texts(sql)).as(sql).isNotEmpty().isEqualTo(here.texts(sql));
      }
      there.imports(RemoteDoor.to(server.url(), "ms1", Map.of()), tree, environment);
      assertThat(there.said()).contains("0 new, 0 changed, 0 gone, 7 as before");
    }
  }

  private Path environment() throws IOException {
    Path environment = Files.createDirectories(folder.resolve("environments/physics"));
    Files.writeString(
        environment.resolve("spack.yaml"),
        """
        spack:
          specs: [hdf5]
          mirrors:
            campus:
              url: https://anna:planted-one@mirror.example/spack
              access_pair: [anna, planted-two]
        """);
    Files.writeString(
        environment.resolve("spack.lock"),
        """
        {"_meta": {"file-type": "spack-lockfile", "lockfile-version": 6, "specfile-version": 5},
         "roots": [{"hash": "aaaabbbbccccddddeeeeffffgggghhhh", "spec": "hdf5"}],
         "concrete_specs": {"aaaabbbbccccddddeeeeffffgggghhhh": {"name": "hdf5", "version": "2.0",
           "hash": "aaaabbbbccccddddeeeeffffgggghhhh", "parameters": {},
           "annotations": {"origin": "https://anna:planted-three@mirror.example"}}}}
        """);
    return environment;
  }

  @Test
  void anEnvironment_isKept_changed_andGone() throws IOException {
    Path environment = environment();
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(environment);
      assertThat(
              site.texts(
                  """
                  SELECT e.name || ' ' || r.spec || ' ' || n.version FROM environment e
                  JOIN environment_root r ON r.environment_id = e.id JOIN node n ON n.id = r.node_id"""))
          .containsExactly("physics hdf5 2.0");

      site.imports(folder.resolve("environments"));
      assertThat(site.said()).contains("1 environments on cluster: 0 new");

      Files.delete(environment.resolve("spack.yaml"));
      site.imports(folder.resolve("environments"));
      assertThat(site.number("SELECT count(*) FROM environment WHERE gone_at IS NOT NULL"))
          .isEqualTo(1);
    }
  }

  @Test
  void secrets_stayOnTheirMachine() throws IOException {
    Path tree = tree("0.17.1");
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path metadata : all.filter(path -> path.endsWith(".spack")).toList()) {
        Files.writeString(
            metadata.resolve("spack-build-env.txt"),
            """
            MIRROR_TOKEN=planted-four; export MIRROR_TOKEN
            export AWS_SECRET_ACCESS_KEY='planted-five'
            PROXY=http://me:planted-six@proxy.example; export PROXY
            """);
        Files.writeString(
            metadata.resolve("spack-configure-args.txt"), "--with-password=planted-seven --x=1");
        Files.writeString(
            metadata.resolve("spack-build-out.txt"),
            "git clone https://me:planted-eight@x.example\n");
      }
    }
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(tree, environment());

      assertThat(site.everything())
          .contains("MIRROR_TOKEN", "mirror.example", "git clone https://", "--x=1")
          .doesNotContain("planted");
    }
  }

  @Test
  void aBuildThatIsKnown_isNotToldTwice() throws IOException {
    Path tree = tree("1.1.0");
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(tree);
      long attempts = site.number("SELECT count(*) FROM attempt");
      long logs = site.number("SELECT count(*) FROM run_log");

      Path copy = RecordedStore.unpack("1.1.0", folder.resolve("seen-through-another-mount"));
      site.imports(copy);

      assertThat(site.number("SELECT count(*) FROM store")).isEqualTo(2);
      assertThat(site.number("SELECT count(*) FROM attempt")).isEqualTo(attempts);
      assertThat(site.number("SELECT count(*) FROM run_log")).isEqualTo(logs);
      assertThat(site.number("SELECT count(DISTINCT attempt_id) FROM install")).isEqualTo(attempts);
    }
  }

  @Test
  void whatCameFromABuildCache_wasBuiltWhereItsLogIsFrom() throws IOException {
    Path built = tree("develop");
    Path cached = tree(RecordedStore.CACHED);
    for (List<Path> order : List.of(List.of(built, cached), List.of(cached, built))) {
      try (ImportSite site = new ImportSite(folder.resolve("from-" + order.indexOf(cached)))) {
        site.imports(order.get(0));
        site.imports(order.get(1));

        assertThat(
                site.texts(
                    """
                    SELECT i.origin_host FROM install i JOIN package p ON p.id = i.package_id
                    WHERE p.name = 'zlib' AND i.origin_host IS NOT NULL"""))
            .containsExactly("builder");
        assertThat(
                site.number(
                    """
                    SELECT count(DISTINCT i.attempt_id) FROM install i
                    JOIN package p ON p.id = i.package_id WHERE p.name = 'zlib'"""))
            .isEqualTo(1);
      }
    }
  }

  @Test
  void anUpstream_hasWhatATreeLacks() throws IOException {
    Path upstream = tree("1.0.2");
    Path tree = RecordedStore.unpack("1.0.2", folder.resolve("below"));
    for (String name :
        List.of("zlib", "glibc", "gmake", "gcc", "gcc-runtime", "compiler-wrapper")) {
      forget(tree, name);
    }
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(tree, upstream);

      assertThat(site.said()).doesNotContain("needs");
      assertThat(site.number("SELECT count(*) FROM edge WHERE child_id IS NULL")).isZero();
    }
  }

  @Test
  void upkeep_keepsWhatIsInstalled_andARunCanBeTakenBack() throws IOException {
    Path tree = tree("1.0.2");
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(tree);
      List<String> installs = site.installs();

      site.store.upkeep().prune(new PruneRule(Long.MAX_VALUE, java.util.Set.of(), null));
      assertThat(site.number("SELECT count(*) FROM attempt")).isZero();
      assertThat(site.installs()).isEqualTo(installs);

      for (String run : site.texts("SELECT run_key FROM run")) {
        site.store.upkeep().deleteRun(run);
      }
      assertThat(site.installs()).isEmpty();
      for (String table : List.of("store", "node", "document", "content", "chunk")) {
        assertThat(site.number("SELECT count(*) FROM " + table)).as(table).isZero();
      }
      site.imports(tree);
      assertThat(site.installs()).isEqualTo(installs);
    }
  }

  @Test
  void marksAndStagesOfFailures_areFailedAttempts() throws IOException {
    String hash = "zzzzbbbbccccddddeeeeffffgggghhhh";
    Path tree = tree("0.23.1");
    Path marks = Files.createDirectories(tree.resolve(".spack-db/failures"));
    Files.writeString(
        marks.resolve("broken-" + hash),
        """
        {"spec": {"_meta": {"version": 4}, "nodes": [{"name": "broken", "version": "1.0",
          "hash": "%s", "parameters": {}}]}}
        """
            .formatted(hash));
    Path stage = folder.resolve("stages/spack-stage-broken-1.0-" + hash);
    Files.createDirectories(stage);
    Files.writeString(
        stage.resolve("spack-build-out.txt"),
        """
        ==> broken: Executing phase: 'configure'
        checking for gcc
        ==> broken: Executing phase: 'build'
        make: *** [all] Error 1
        """);
    try (ImportSite site = new ImportSite(folder)) {
      site.importsWithStages(folder.resolve("stages"), tree);
      site.importsWithStages(folder.resolve("stages"), tree);

      assertThat(
              site.texts(
                  """
                  SELECT p.name || ': ' || a.phases FROM attempt a
                  JOIN package p ON p.id = a.package_id WHERE a.outcome = 3"""))
          .containsExactly("broken: configure build!");
      assertThat(
              site.texts("SELECT name || log_at FROM phase WHERE log_at > 0 AND ended_at IS NULL"))
          .contains("build58");
      assertThat(site.everything()).contains("make: *** [all] Error 1");
    }
  }

  @Test
  void manyInstalls_areOneGraph() throws IOException {
    Path tree = folder.resolve("many");
    MadeUpStore.write(tree, 300);
    try (ImportSite site = new ImportSite(folder)) {
      assertThat(site.imports(tree)).as(site.said()).isZero();

      assertThat(site.number("SELECT count(*) FROM install")).isEqualTo(300);
      assertThat(site.number("SELECT count(*) FROM node")).isEqualTo(300);
      assertThat(site.number("SELECT count(*) FROM edge WHERE child_id IS NULL")).isZero();
    }
  }
}
