package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spackmon.server.ms1.Recording.Step;
import org.spackmon.testkit.http.Exchange;
import org.spackmon.testkit.http.Exchange.Answer;

/** Says again what a client once said, following the ids that this server gives. */
final class Replay {
  private final TestServer server;

  /** Makes several replays on one server different people's. */
  private final String suffix;

  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, String> builds = new HashMap<>();

  Replay(TestServer server, String suffix) {
    this.server = server;
    this.suffix = suffix;
  }

  void play(List<Step> steps) throws IOException {
    for (Step step : steps) {
      Answer answer = send(step);
      assertThat(answer.status())
          .as("%s %s: %s", step.number(), step.path(), answer.text())
          .isIn(200, 201);
      if (step.path().equals("/builds/new/")) {
        builds.put(buildId(step.answer()), buildId(Recording.JSON.readTree(answer.body())));
      }
    }
  }

  private Answer send(Step step) throws IOException {
    String user = step.user() + suffix;
    String bearer =
        tokens.computeIfAbsent(step.session() + " " + step.token(), key -> server.bearer(user));
    return Exchange.send(
        server.port(),
        "POST",
        "/ms1" + step.path(),
        Map.of(
            "Authorization", "Bearer " + bearer,
            "Content-Type", "application/x-www-form-urlencoded",
            "User-Agent", "Python-urllib/3.11",
            "Accept-Encoding", "identity"),
        body(step).getBytes(StandardCharsets.UTF_8));
  }

  /** The body as it was sent, but for the id of the build. */
  private String body(Step step) {
    if (!step.path().contains("update") && !step.path().contains("analyze")) {
      return step.body();
    }
    String recorded = step.json().path("build_id").asText();
    return step.body()
        .replaceFirst("\"build_id\": " + recorded + "\\b", "\"build_id\": " + builds.get(recorded));
  }

  static String buildId(JsonNode answer) {
    return answer.path("data").path("build").path("build_id").asText();
  }
}
