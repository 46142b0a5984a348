package org.spackmon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs of an imported tree are found by programs. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class FindEndpointsTest {
  @TempDir static Path data;
  static ApiServer server;

  @BeforeAll
  static void open() throws Exception {
    server = ApiServer.overInstallTree(data);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static List<String> found(JsonNode answer) {
    return answer.at("/items").findValuesAsText("package");
  }

  @Test
  void query_findsInstallsOnSystems() throws Exception {
    JsonNode answer = server.json("/api/v1/find?q=lantern%2Bshared%20%5Ewick@1");
    assertThat(found(answer)).containsExactly("lantern");
    assertThat(Described.errors("/components/schemas/Found", answer)).isEmpty();
    JsonNode item = answer.at("/items/0");
    assertThat(item.at("/use").asText()).isEqualTo("itself");
    assertThat(item.at("/system").asText()).isEqualTo("reefstar");
    assertThat(item.at("/site").asText()).isEqualTo("harbour");
    assertThat(item.at("/prefix").asText())
        .isEqualTo("/opt/a-rather-long-path-to-an-install-tree/spack/opt/spack/lantern");
    assertThat(item.at("/explicit").asBoolean()).isTrue();
    assertThat(item.at("/installed").asText()).isEqualTo("2022-07-01T12:00:00.000000Z");
    assertThat(server.json(item.at("/spec_url").asText()).at("/package").asText())
        .isEqualTo("lantern");
    assertThat(found(server.json("/api/v1/find?q=lantern~shared"))).isEmpty();
    assertThat(found(server.json("/api/v1/find?q=lantern&system=other"))).isEmpty();
  }

  @Test
  void dependents_areFoundPageByPage() throws Exception {
    JsonNode first = server.json("/api/v1/find?q=wick&dependents=yes&limit=1");
    assertThat(first.at("/environments/0/name").asText()).isEqualTo("lights");
    assertThat(first.at("/environments/0/roots/0").asText()).isEqualTo("lantern+shared");
    assertThat(server.json("/api/v1/find?q=wick").at("/environments")).isEmpty();
    assertThat(first.at("/systems/0/itself").asInt()).isEqualTo(1);
    assertThat(first.at("/systems/0/run").asInt()).isEqualTo(1);
    assertThat(found(first)).containsExactly("lantern");
    assertThat(first.at("/previous").isNull()).isTrue();
    JsonNode second = server.json(first.at("/next").asText());
    assertThat(found(second)).containsExactly("wick");
    assertThat(second.at("/next").isNull()).isTrue();
    assertThat(server.json(second.at("/previous").asText())).isEqualTo(first);
  }

  @Test
  void query_thatCanNotBeAnswered_isAProblem() throws Exception {
    for (String query : List.of("", "lantern@@", "target=nosuch:", "lantern%20wick")) {
      JsonNode problem = server.problem("/api/v1/find?q=" + query, 400);
      assertThat(problem.at("/where").asText()).as(query).isEqualTo("q");
    }
    assertThat(server.problem("/api/v1/find?q=lantern@@", 400).at("/detail").asText())
        .contains("at character 8");
  }

  @Test
  void questions_atOnce_areAllAnswered() {
    List<Integer> counts =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(
                i -> {
                  try {
                    return found(server.json("/api/v1/find?q=" + (i % 2 == 0 ? "*" : "/lant")))
                        .size();
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                })
            .toList();
    assertThat(counts).isEqualTo(IntStream.range(0, 40).mapToObj(i -> i % 2 == 0 ? 2 : 1).toList());
  }
}
