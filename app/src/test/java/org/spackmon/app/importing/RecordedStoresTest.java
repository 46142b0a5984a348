package org.spackmon.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.spackmon.testkit.installing.RecordedStore;

/** What arrives of trees that real Spacks left is what their own databases and prefixes say. */
final class RecordedStoresTest {
  @SuppressWarnings("unused") // by JUnit
  static final List<String> VERSIONS = RecordedStore.VERSIONS;

  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void aTree_arrivesAsItsDatabaseSays(String version) throws IOException {
    Path tree = RecordedStore.unpack(version, folder.resolve("tree"));
    try (ImportSite site = new ImportSite(folder)) {
      assertThat(site.imports(tree)).as(site.said()).isEqualTo(prefixesWithNothing(tree));

      assertThat(rows(site)).containsExactlyInAnyOrderElementsOf(installs(tree));
      assertThat(edges(site)).containsAll(edges(tree)).hasSameSizeAs(edges(tree));
      assertThat(phases(site)).containsExactlyInAnyOrderElementsOf(phases(tree));
      assertThat(logs(site)).containsExactlyInAnyOrderElementsOf(logs(tree));
    }
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void theSameTreeAgain_tellsNothingNew(String version) throws IOException {
    Path tree = RecordedStore.unpack(version, folder.resolve("tree"));
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(tree);
      List<String> rows = rows(site);
      long attempts = site.number("SELECT count(*) FROM attempt");

      site.imports(tree);

      assertThat(site.said()).contains(": 0 new, 0 changed, 0 gone, " + rows.size() + " as before");
      assertThat(rows(site)).isEqualTo(rows);
      assertThat(site.number("SELECT count(*) FROM attempt")).isEqualTo(attempts);
    }
  }

  // --- what the tree says
  // -------------------------------------------------------------------------

  private static JsonNode records(Path tree) throws IOException {
    return new ObjectMapper()
        .readTree(tree.resolve(".spack-db/index.json").toFile())
        .at("/database/installs");
  }

  private static List<String> installs(Path tree) throws IOException {
    List<String> installs = new ArrayList<>();
    for (var entry : records(tree).properties()) {
      JsonNode record = entry.getValue();
      JsonNode spec = record.path("spec");
      if (!record.path("installed").asBoolean()) {
        continue;
      }
      installs.add(
          "%s %s@%s %s %b %b %d"
              .formatted(
                  entry.getKey(),
                  spec.path("name").asText(),
                  spec.path("version").asText(),
                  record.path("path").asText(),
                  record.path("explicit").asBoolean(),
                  spec.has("external"),
                  new BigDecimal(record.path("installation_time").asText())
                      .multiply(MICROS)
                      .longValue()));
    }
    return installs;
  }

  private static List<String> edges(Path tree) throws IOException {
    List<String> edges = new ArrayList<>();
    for (var entry : records(tree).properties()) {
      if (!entry.getValue().path("installed").asBoolean()) {
        continue;
      }
      for (JsonNode edge : entry.getValue().at("/spec/dependencies")) {
        JsonNode types = edge.has("type") ? edge.path("type") : edge.at("/parameters/deptypes");
        TreeSet<String> sorted = new TreeSet<>();
        types.forEach(type -> sorted.add(type.asText()));
        edges.add(entry.getKey() + " " + edge.path("hash").asText() + " " + sorted);
      }
    }
    return edges;
  }

  /** Those that were recorded without what they leave: they aren't our own packages. */
  private static int prefixesWithNothing(Path tree) throws IOException {
    int empty = 0;
    for (JsonNode record : records(tree)) {
      boolean external = record.path("spec").has("external");
      boolean there = record.path("installed").asBoolean();
      empty += external || !there || Files.isDirectory(metadata(tree, record)) ? 0 : 1;
    }
    return empty;
  }

  private static Path metadata(Path tree, JsonNode record) {
    String path = record.path("path").asText();
    int root = path.indexOf(RecordedStore.FORMER_ROOT);
    return root > 0
        ? tree.resolve(path.substring(root + RecordedStore.FORMER_ROOT.length())).resolve(".spack")
        : Path.of("/nonexistent");
  }

  private static List<String> phases(Path tree) throws IOException {
    List<String> phases = new ArrayList<>();
    for (var entry : records(tree).properties()) {
      Path times = metadata(tree, entry.getValue()).resolve("install_times.json");
      if (Files.exists(times)) {
        JsonNode told = new ObjectMapper().readTree(times.toFile());
        for (JsonNode phase : told.path("phases")) {
          if (told.path("cache").asBoolean()) {
            continue; // the times of unpacking
          }
          phases.add(
              "%s %s %d"
                  .formatted(
                      entry.getKey(),
                      phase.path("name").asText(),
                      Math.round(phase.path("seconds").asDouble() * 1e6)));
        }
      }
    }
    return phases;
  }

  private static List<String> logs(Path tree) throws IOException {
    List<String> logs = new ArrayList<>();
    for (var entry : records(tree).properties()) {
      Path metadata = metadata(tree, entry.getValue());
      Path packed = metadata.resolve("spack-build-out.txt.gz");
      Path plain = metadata.resolve("spack-build-out.txt");
      if (Files.exists(packed) || Files.exists(plain)) {
        try (InputStream in =
            Files.exists(packed)
                ? new GZIPInputStream(Files.newInputStream(packed))
                : Files.newInputStream(plain)) {
          logs.add(entry.getKey() + " " + Sha256.hex(in.readAllBytes()));
        }
      }
    }
    return logs;
  }

  // --- what arrived
  // -------------------------------------------------------------------------------

  private static List<String> rows(ImportSite site) {
    return site.texts(
        """
        SELECT i.hash || ' ' || p.name || '@' || n.version || ' ' || i.prefix
          || CASE i.explicit WHEN 1 THEN ' true' ELSE ' false' END
          || CASE i.external WHEN 1 THEN ' true' ELSE ' false' END || ' ' || i.installed_at
        FROM install i JOIN node n ON n.id = i.node_id JOIN package p ON p.id = n.package_id
        JOIN store s ON s.id = i.store_id JOIN system y ON y.id = s.system_id
        JOIN site t ON t.id = y.site_id
        WHERE y.name = 'cluster' AND t.name = 'campus' AND i.uninstalled_at IS NULL""");
  }

  private static List<String> edges(ImportSite site) {
    return site
        .texts(
            """
            SELECT i.hash || ' ' || c.hash || ' ' || e.types FROM install i
            JOIN edge e ON e.parent_id = i.node_id
            JOIN hash_alias c ON c.node_id = e.child_id AND c.kind = 0""")
        .stream()
        .map(RecordedStoresTest::words)
        .toList();
  }

  /** Types as words. */
  private static String words(String edge) {
    int at = edge.lastIndexOf(' ');
    int bits = Integer.parseInt(edge.substring(at + 1));
    TreeSet<String> types = new TreeSet<>();
    List<String> names = List.of("build", "link", "run", "test");
    for (int i = 0; i < names.size(); i++) {
      if ((bits & 1 << i) != 0) {
        types.add(names.get(i));
      }
    }
    return edge.substring(0, at) + " " + types;
  }

  private static List<String> phases(ImportSite site) {
    return site.texts(
        """
        SELECT i.hash || ' ' || f.name || ' ' || (f.ended_at - f.started_at)
        FROM install i JOIN phase f ON f.attempt_id = i.attempt_id
        WHERE f.ended_at IS NOT NULL""");
  }

  private static List<String> logs(ImportSite site) {
    return site.texts(
        """
        SELECT i.hash || ' ' || l.said_sha256 FROM install i
        JOIN run_build b ON b.attempt_id = i.attempt_id
        JOIN run_log l ON l.run_id = b.run_id AND l.build_key = b.build_key""");
  }
}
