package org.spackmon.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Sends a recording to a server as its clients did, each run with a token of its own. */
final class Player {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CREATED = 201;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;
  private final Map<String, String> tokens;
  private final double speed;

  /**
   * A player of any number of recordings.
   *
   * @param tokens user name to token
   * @param speed how many times faster than life
   */
  Player(String server, Map<String, String> tokens, double speed) {
    this.server = server;
    this.tokens = tokens;
    this.speed = speed;
  }

  /** Plays until the end, or until it is told to stop. */
  void play(Recording recording, BooleanSupplier stop) throws IOException, InterruptedException {
    Map<Integer, String> sessions = new HashMap<>();
    Map<Long, Long> builds = new HashMap<>();
    double now = 0;
    for (Recording.Exchange exchange : recording.exchanges()) {
      if (stop.getAsBoolean()) {
        return;
      }
      Thread.sleep((long) (Math.max(0, exchange.seconds() - now) * 1000 / speed));
      now = exchange.seconds();
      String bearer = sessions.get(exchange.session());
      if (bearer == null) {
        bearer = signIn(exchange.user());
        sessions.put(exchange.session(), bearer);
      }
      JsonNode answer = post(exchange, bearer, builds);
      JsonNode build = answer.at("/data/build/build_id");
      if (exchange.build() != null && build.isIntegralNumber()) {
        builds.put(exchange.build(), build.asLong());
      }
    }
  }

  private String signIn(String user) throws IOException, InterruptedException {
    String pair = user + ":" + tokens.get(user);
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/auth/token/"))
            .header("Authorization", "Basic " + basic)
            .build();
    return "Bearer " + send(request).path("token").asText();
  }

  private JsonNode post(Recording.Exchange exchange, String bearer, Map<Long, Long> builds)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + exchange.path()))
            .header("Authorization", bearer)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body(exchange.body(), builds)))
            .build();
    return send(request);
  }

  /** The body with this server's id of the build in place of the recorded one. */
  private static String body(String recorded, Map<Long, Long> builds) throws IOException {
    if (!recorded.contains("\"build_id\"")) {
      return recorded;
    }
    ObjectNode body = (ObjectNode) JSON.readTree(recorded);
    Long here = builds.get(body.path("build_id").asLong());
    return here == null ? recorded : JSON.writeValueAsString(body.put("build_id", here));
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() > CREATED) {
      throw new IOException(
          request.uri().getPath()
              + " was answered with "
              + answer.statusCode()
              + ": "
              + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
