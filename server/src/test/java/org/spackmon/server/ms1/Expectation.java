package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a server must know after a recording, as its people wrote it down. */
final class Expectation {
  private Expectation() {}

  static void check(JsonNode expect, List<EndState.Build> builds) {
    JsonNode expected = expect.get("builds");
    assertThat(builds).hasSize(expected.size());
    for (JsonNode one : expected) {
      check(one, find(one, builds));
    }
  }

  private static EndState.Build find(JsonNode expected, List<EndState.Build> builds) {
    List<EndState.Build> found =
        builds.stream()
            .filter(build -> build.name().equals(expected.get("name").asText()))
            .filter(build -> build.hostname().equals(expected.get("hostname").asText()))
            .filter(build -> build.hash().equals(expected.get("full_hash").asText()))
            .filter(build -> build.user().equals(expected.path("user").asText("spacky")))
            .toList();
    assertThat(found).as("builds like %s in %s", expected, builds).hasSize(1);
    return found.get(0);
  }

  private static void check(JsonNode expected, EndState.Build build) {
    assertThat(build.tags()).as("tags of %s", build).isEqualTo(texts(expected.path("tags")));
    assertThat(build.analyzers().keySet()).as("analyzers of %s", build).isEqualTo(names(expected));
    // What was sent is counted there each time, what is kept only once.
    build
        .analyzers()
        .forEach(
            (analyzer, kept) ->
                assertThat(expected.at("/analyzers/" + analyzer).asInt() % Math.max(kept, 1))
                    .as("results of %s kept of %s", analyzer, build)
                    .isZero());
    JsonNode attempts = expected.get("attempts");
    assertThat(build.attempts()).as("attempts of %s", build).hasSize(attempts.size());
    for (int i = 0; i < attempts.size(); i++) {
      check(attempts.get(i), build.attempts().get(i), build);
    }
  }

  private static void check(JsonNode expected, EndState.Attempt attempt, EndState.Build build) {
    Set<String> right = texts(expected.path("acceptable"));
    right.add(expected.get("outcome").asText());
    assertThat(attempt.outcome()).as("an outcome of %s", build).isIn(right);
    Map<String, String> phases = new TreeMap<>();
    expected
        .get("phases")
        .forEach(phase -> phases.put(phase.get("name").asText(), phase.get("status").asText()));
    assertThat(attempt.phases()).as("phases of %s", build).isEqualTo(phases);
    assertThat(attempt.statuses())
        .as("statuses of %s", build)
        .isEqualTo(texts(expected.get("statuses_sent")));
  }

  private static Set<String> names(JsonNode expected) {
    Set<String> names = new TreeSet<>();
    expected.path("analyzers").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
