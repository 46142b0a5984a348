package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.testkit.http.Exchange;
import org.spackmon.testkit.http.Exchange.Answer;

/** The client in one file: as the shipped jar writes it, as its server offers it. */
final class BundleIT {
  private static final Path HERE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final String JAR = HERE.resolve("target/spackmon.jar").toString();
  private static final Path EXTENSION = HERE.resolveSibling("spack-extension");
  private static final String FILE = "spackmon-client.tar.gz";

  @TempDir Path home;

  @Test
  void bundle_is_what_the_server_offers_and_holds_what_runs_at_spack() throws Exception {
    Shell shell = Shell.in(home);
    String told = shell.output("java", "-jar", JAR, "bundle");
    byte[] written = Files.readAllBytes(home.resolve(FILE));
    String sha256 = shell.output("sha256sum", FILE).substring(0, 64);
    assertThat(told)
        .isEqualTo("file    %s%nbytes   %d%nsha256  %s%n".formatted(FILE, written.length, sha256));

    try (ServedJar server = ServedJar.start(home.resolve("data"))) {
      Answer answer = get(server, FILE);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(written);
      assertThat(get(server, FILE + ".sha256").text()).isEqualTo(sha256 + "  " + FILE + "\n");
    }

    shell.output("gzip", "-t", FILE);
    shell.output("tar", "-xzf", FILE);
    assertThat(files(home.resolve("spackmon-client"))).isEqualTo(expected());
  }

  @Test
  void bundle_unpacked_anywhere_sets_a_shell_up() throws Exception {
    Shell shell = Shell.in(home);
    Path folder = Files.createDirectory(home.resolve("some where"));
    shell.output("sh", "-c", "java -jar '" + JAR + "' bundle - | tar -xz -C 'some where'");
    Path wrapper = folder.resolve("spackmon-client/bin/spack-python");

    String python =
        shell.output(
            "sh",
            "-c",
            "eval \"$('some where/spackmon-client/bin/spackmon' setup)\"; echo \"$SPACK_PYTHON\";"
                + " \"$SPACK_PYTHON\" -c 'print(6 * 7)'");

    assertThat(python).isEqualTo(wrapper + "\n42\n");
  }

  @Test
  void bundle_replaces_no_file_unless_told_to() throws Exception {
    Shell shell = Shell.in(home);
    Path file = Files.writeString(home.resolve("kept"), "something of mine");

    Shell.Result refused = shell.run("java", "-jar", JAR, "bundle", "kept");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.said()).isEqualTo("spackmon: kept is there already; --force replaces it\n");
    assertThat(file).hasContent("something of mine");

    shell.output("java", "-jar", JAR, "bundle", "--force", "kept");
    shell.output("sh", "-c", "gzip -t <kept");

    Shell.Result nowhere = shell.run("java", "-jar", JAR, "bundle", "no/such/folder");
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.said()).contains("there is no folder " + home.resolve("no/such"));
  }

  private static Answer get(ServedJar server, String file) throws IOException {
    return Exchange.send(server.port(), "GET", "/client/" + file, Map.of(), new byte[0]);
  }

  /** The extension without its tests, the client's jar, the licence. */
  private static Map<String, String> expected() throws IOException {
    Map<String, String> expected = files(EXTENSION);
    expected.keySet().removeIf(name -> name.matches("tests/.*|.*/__pycache__/.*"));
    Path jar = HERE.resolveSibling("client").resolve("target/spackmon-client.jar");
    expected.put("spackmon-client.jar", fingerprint(jar));
    expected.put("LICENSE", fingerprint(HERE.resolveSibling("LICENSE")));
    return expected;
  }

  private static Map<String, String> files(Path top) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(top)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        files.put(top.relativize(file).toString(), fingerprint(file));
      }
    }
    return files;
  }

  /** What it holds, and whether it can be run. */
  private static String fingerprint(Path file) throws IOException {
    boolean runs = Files.getPosixFilePermissions(file).toString().contains("OWNER_EXECUTE");
    byte[] bytes = Files.readAllBytes(file);
    return (runs ? "x " : "- ") + bytes.length + " " + new String(bytes, UTF_8).hashCode();
  }
}
