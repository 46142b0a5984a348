package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.app.control.ControlSocket;
import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/** Advisories are loaded from files of all kinds, into a store at hand and through a server. */
final class AdvisoriesCommandTest {
  private static final String ADVISORY =
      """
      {"id": "%s", "modified": "2026-01-0%dT00:00:00Z", "affected": [
        {"package": {"ecosystem": "npm", "name": "reef"}, "versions": ["2.0"]}]}
      """;

  @TempDir private Path folder;

  private record Ran(int code, String out) {}

  private Ran run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Streams streams =
        new Streams(InputStream.nullInputStream(), out, OutputStream.nullOutputStream());
    PrintStream usual = System.out;
    System.setOut(new PrintStream(out, true, UTF_8)); // a command at hand writes there
    try {
      String[] all =
          Stream.concat(Stream.of(words), Stream.of("--data", data().toString()))
              .toArray(String[]::new);
      int code = Main.commandLine(null, streams).execute(all);
      return new Ran(code, out.toString(UTF_8));
    } finally {
      System.setOut(usual);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve("osv").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Path archive(String... ids) throws IOException {
    Path file = folder.resolve("all.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String id : ids) {
        zip.putNextEntry(new ZipEntry(id + ".json"));
        zip.write(ADVISORY.formatted(id, 1).getBytes(UTF_8));
      }
    }
    return file;
  }

  @Test
  void files_ofAllKinds_areLoadedOnce() throws IOException {
    write("a/EXAMPLE-1.json", ADVISORY.formatted("EXAMPLE-1", 1));
    write("EXAMPLE-2.json", ADVISORY.formatted("EXAMPLE-2", 1));
    write("README.md", "not meant");
    String osv = folder.resolve("osv").toString();
    String zip = archive("EXAMPLE-3", "EXAMPLE-1").toString();
    Ran ran = run("advisories", "load", osv, zip);
    assertThat(ran.out)
        .contains("Advisories read: 4, of them 3 new or changed (0 withdrawn), 1 as before");
    assertThat(ran.code).isZero();
    write("EXAMPLE-2.json", ADVISORY.formatted("EXAMPLE-2", 2));
    assertThat(run("advisories", "load", osv, zip).out).contains("1 new or changed");
  }

  @Test
  void damagedFiles_areNamed_andTheRestGoesIn() throws IOException {
    write("EXAMPLE-1.json", ADVISORY.formatted("EXAMPLE-1", 1));
    write("cut.json", ADVISORY.formatted("EXAMPLE-2", 1).substring(0, 60));
    write("other.json", "{\"name\": \"something else\"}");
    write("broken.zip", "PK no archive");
    Ran ran = run("advisories", "load", folder.resolve("osv").toString());
    assertThat(ran.code).isEqualTo(3);
    assertThat(ran.out)
        .contains("Advisories read: 1, of them 1 new")
        .contains("cut.json: not JSON at line")
        .contains("other.json: an advisory needs \"id\"")
        .contains("broken.zip: it is no zip archive");
  }

  @Test
  void storeWithoutInstalls_hasNothingToList() throws IOException {
    run("advisories", "load", archive("EXAMPLE-1").toString());
    assertThat(run("advisories", "list").out).startsWith("ADVISORY").hasLineCount(1);
    assertThat(run("advisories", "vex").code).isEqualTo(1);
  }

  @Test
  void whatIsNotThere_isAnError() {
    assertThat(run("advisories", "load", folder.resolve("nothing").toString()).code).isEqualTo(1);
  }

  @Test
  void map_thatCantBeRead_isNamedWithItsLine() throws IOException {
    Path map = write("ours.map", "xz Debian:xz\n");
    Path one = write("EXAMPLE-1.json", ADVISORY.formatted("EXAMPLE-1", 1));
    assertThat(run("advisories", "load", "--advisory-map", map.toString(), one.toString()).code)
        .isEqualTo(1);
    Files.writeString(map, "xz = Debian:xz\n");
    assertThat(run("advisories", "load", "--advisory-map", map.toString(), one.toString()).code)
        .isZero();
  }

  @Test
  void server_thatHoldsTheStore_loadsThem() throws IOException {
    Path one = write("EXAMPLE-1.json", ADVISORY.formatted("EXAMPLE-1", 1));
    Files.createDirectories(data());
    try (Store store = Store.open(StoreSettings.in(data()));
        ControlSocket control =
            ControlSocket.open(
                data(),
                (words, streams) ->
                    Main.commandLine(store, streams).execute(words.toArray(String[]::new)))) {
      Ran ran = run("advisories", "load", Path.of("").toAbsolutePath().relativize(one).toString());
      assertThat(ran.out).contains("1 new or changed");
      assertThat(ran.code).isZero();
      assertThat(store.advisories().get("EXAMPLE-1")).isPresent();
      assertThat(control).isNotNull();
    }
  }
}
