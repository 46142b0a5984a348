package org.spackmon.server.cdash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What real Spacks sent by themselves: five installs, of a graph, of what doesn't compile, of what
 * needs that, of what fails without a word, and of odd logs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordedFilesContract {
  private final boolean postgres;
  private Submissions server;

  RecordedFilesContract(boolean postgres) {
    this.postgres = postgres;
  }

  @BeforeAll
  void start() {
    server = Submissions.start(postgres);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.23.1", "1.1.0", "develop"})
  void files_tellTheSameInAnyOrderAndNumber(String spack) throws IOException {
    List<JsonNode> files = files(spack);
    List<String> known = known(spack, files);
    assertThat(known).filteredOn(line -> line.startsWith("brittlestar")).hasSize(2);
    assertThat(known).noneMatch(line -> line.startsWith("coralnet"));
    assertThat(known)
        .filteredOn(line -> line.contains(": failed"))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("brittlestar@?/ on login03.aurora-lake.example with ")
                    .contains("[configure build!]", "1 run, 2 claims")
                    .endsWith("no member named 'fathoms' at disc.c:5"));
    assertThat(known)
        .anyMatch(line -> line.matches("saltmath@2\\.1\\.0/[a-z0-9]{32} on .*: unknown .*"))
        .anyMatch(line -> line.startsWith("tideline@?/ on"))
        .allMatch(line -> !line.startsWith("unknown"))
        .noneMatch(line -> line.contains(": success"));

    List<JsonNode> doubled = files.stream().flatMap(file -> List.of(file, file).stream()).toList();
    assertThat(known(spack + "-doubled", doubled)).isEqualTo(known);
    List<JsonNode> shuffled = new ArrayList<>(doubled);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(known(spack + "-shuffled", shuffled)).isEqualTo(known);
  }

  private List<String> known(String user, List<JsonNode> files) {
    String token = server.token(user);
    for (JsonNode file : files) {
      var answer = server.put(token, file.get("path").asText(), file.get("body").asText());
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    return server.attempts(user);
  }

  private static List<JsonNode> files(String spack) throws IOException {
    String name = "/recordings/cdash/spack-" + spack + ".jsonl";
    try (InputStream in =
        Objects.requireNonNull(RecordedFilesContract.class.getResourceAsStream(name))) {
      List<JsonNode> files = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        files.add(new ObjectMapper().readTree(line));
      }
      return files;
    }
  }
}
