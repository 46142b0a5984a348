package org.spackmon.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.testkit.installing.RecordedStore;

/** Reports in JUnit's form tell of builds, once, by either door. */
final class JunitImportTest {
  private static final String BUILDS =
      """
      SELECT p.name || ' ' || length(b.spec_hash) || ' on ' || h.hostname || ': ' || a.outcome || ' ['
        || a.phases || ']'
      FROM attempt a JOIN build b ON b.id = a.build_id JOIN package p ON p.id = a.package_id
      JOIN build_host h ON h.id = b.host_id ORDER BY 1""";

  private static final String EVERYTHING =
      """
      SELECT count(*) FROM run UNION ALL SELECT count(*) FROM attempt
      UNION ALL SELECT count(*) FROM phase UNION ALL SELECT count(*) FROM content
      UNION ALL SELECT count(*) FROM run_log UNION ALL SELECT count(*) FROM run_package""";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"0.23.1", "1.1.0", "develop"})
  void builds_areToldOnce(String spack) throws IOException {
    try (ImportSite site = new ImportSite(folder);
        SpackmonServer server =
            SpackmonServer.start(ServerSettings.defaults().withoutAuth(), site.store)) {
      Door door = RemoteDoor.to(server.url(), "ms1", Map.of());
      List<Path> files =
          List.of(
              recorded(spack + "-tideline"),
              recorded(spack + "-coralnet"),
              recorded(spack + "-rimless"));
      for (Path file : files) {
        assertThat(says(file, door)).contains("built").doesNotContain("Not all");
      }
      List<String> builds = site.texts(BUILDS);
      assertThat(builds)
          .contains(
              "brittlestar 32 on unknown: 3 [edit build!]",
              "rimless 32 on unknown: 3 [install!]",
              "saltmath 32 on unknown: 2 [autoreconf configure build install]",
              "tideline 32 on unknown: 2 [edit build install]")
          .noneMatch(line -> line.startsWith("coralnet"));
      assertThat(site.everything())
          .contains("disc.c:5:24: error: 'struct salt_reading' has no member named 'fathoms'");

      List<String> before = site.texts(EVERYTHING);
      for (Path file : files) {
        says(Files.move(file, folder.resolve("another-name.xml")), door);
        Files.delete(folder.resolve("another-name.xml"));
      }
      assertThat(site.texts(EVERYTHING)).isEqualTo(before);
    }
  }

  @Test
  void build_ofWhichAnInstallTold_staysOne() throws IOException {
    try (ImportSite site = new ImportSite(folder)) {
      site.imports(RecordedStore.unpack("1.1.0", folder.resolve("tree")));
      List<String> known = site.texts(BUILDS);
      List<String> built =
          site.texts(
              """
              SELECT b.spec_hash || ' ' || (a.started_at / 1000000) FROM attempt a
              JOIN build b ON b.id = a.build_id JOIN package p ON p.id = a.package_id
              WHERE p.name = 'zlib'""");
      String hash = built.get(0).split(" ", 2)[0];
      Instant began = Instant.ofEpochSecond(Long.parseLong(built.get(0).split(" ", 2)[1]));
      String time =
          DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss", Locale.ENGLISH)
              .withZone(ZoneOffset.UTC)
              .format(began);
      Path file = folder.resolve("zlib.xml");
      Files.writeString(
          file,
          """
          <testsuites><testsuite name="zlib" timestamp="%s">
          <testcase classname="zlib" name="%s" time="1.5"><system-out>another log</system-out></testcase>
          </testsuite></testsuites>"""
              .formatted(time, hash));
      says(file, new LocalDoor(site.store, "bob"));
      assertThat(site.texts(BUILDS)).isEqualTo(known);
      assertThat(site.number("SELECT count(*) FROM attempt_run")).isEqualTo(known.size() + 1);
      assertThat(site.everything()).doesNotContain("another log");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "none",
        "<html/>",
        "<!DOCTYPE testsuites><testsuites/>",
        "<testsuites><testsuite>"
      })
  void whatIsNoReport_isSaid(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("report.xml"), text);
    try (ImportSite site = new ImportSite(folder)) {
      assertThat(says(file, new LocalDoor(site.store, "ada")))
          .contains(
              "built 0, failed 0, skipped 0", "Not all could be read", "report.xml: line 1: ");
    }
  }

  @Test
  void results_ofSpackTest_areNoBuilds() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("report.xml"),
            """
            <testsuites><testsuite name="a"><testcase classname="a" name="aaaa" time="1">
            <failure message="no"/><system-out>
            ==> [2026-11-23-07:00:00] Testing package a-aaaa
            </system-out></testcase><testcase/></testsuite></testsuites>""");
    try (ImportSite site = new ImportSite(folder)) {
      assertThat(says(file, new LocalDoor(site.store, "ada")))
          .contains("failed 0", "not kept: 1 results of spack test");
      assertThat(site.texts(BUILDS)).isEmpty();
    }
  }

  private static String says(Path file, Door door) throws IOException {
    StringWriter out = new StringWriter();
    new JunitImport(file, door).run(new PrintWriter(out, true));
    return out.toString();
  }

  private Path recorded(String name) throws IOException {
    Path file = folder.resolve(name + ".xml");
    try (InputStream in =
        Objects.requireNonNull(
            JunitImportTest.class.getResourceAsStream(
                "/recordings/junit/spack-" + name + ".xml"))) {
      Files.copy(in, file);
    }
    return file;
  }
}
