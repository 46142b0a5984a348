package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.testkit.http.Exchange;

/** {@code spackmon demo} of the jar as it ships: what a newcomer sees first. */
final class DemoIT {
  private static final Path JAR =
      Path.of(System.getProperty("basedir", "")).resolve("target/spackmon.jar");

  @TempDir Path scratch;
  private Process process;
  private int port;
  private String played = "";

  @BeforeEach
  void play() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + scratch,
                "-jar",
                JAR.toString(),
                "demo",
                "--speed",
                "1000")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines = process.inputReader(UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("Listening")) {
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
      } else if (line.startsWith("All played")) {
        break;
      }
    }
    played = said.toString();
  }

  @AfterEach
  void end() {
    process.destroyForcibly().onExit().join();
  }

  @Test
  void recordedInstalls_areThere_ofOldClientsAndOfModernOnes() throws Exception {
    assertThat(played).contains("nightly", "Spack develop-new", "All played");
    List<String> outcomes = texts("/api/v1/builds?limit=200", "outcome");
    assertThat(outcomes).contains("success", "failed", "cancelled").hasSizeGreaterThan(40);
    assertThat(texts("/api/v1/runs", "state")).hasSize(9).containsOnly("ended");
    assertThat(texts("/api/v1/find?q=zlib@1.3", "system")).contains("aurora-lake", "northstar");
    assertThat(texts("/api/v1/environments", "name")).containsExactlyInAnyOrder("forecast", "env");
    assertThat(texts("/api/v1/environments/1", "state")).contains("installed", "external");
    assertThat(texts("/api/v1/advisories", "id")).contains("EXAMPLE-2026-1");
    assertThat(texts("/api/v1/systems", "name")).contains("aurora-lake", "northstar");

    assertThat(scratch).isNotEmptyDirectory();
    process.destroy();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left.filter(each -> each.getFileName().toString().contains("demo"))).isEmpty();
    }
  }

  /** The values of that name, wherever they stand in the answer. */
  private List<String> texts(String path, String name) throws IOException {
    Exchange.Answer answer = Exchange.send(port, "GET", path, Map.of(), new byte[0]);
    JsonNode json = new ObjectMapper().readTree(answer.body());
    return json.findValuesAsText(name);
  }
}
