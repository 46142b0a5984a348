package org.spackmon.server.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Reports to a server as an old Spack does, by recordings of real ones or by word of a test. */
final class Reporter {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;

  Reporter(String server) {
    this.server = server;
  }

  /** Plays a recording of one run, whose builds get ids of this server. */
  void play(String recording) throws IOException, InterruptedException {
    String bearer = bearer();
    Map<Long, Long> builds = new HashMap<>();
    try (InputStream in = Reporter.class.getResourceAsStream(recording);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, recording), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode exchange = JSON.readTree(line);
        if (exchange.path("method").asText().equals("POST")
            && exchange.path("status").asInt() / 100 == 2) {
          play(exchange, bearer, builds);
        }
      }
    }
  }

  private void play(JsonNode exchange, String bearer, Map<Long, Long> builds)
      throws IOException, InterruptedException {
    ObjectNode body = (ObjectNode) JSON.readTree(exchange.path("req_body").asText());
    if (body.has("build_id")) {
      body.put("build_id", builds.get(body.get("build_id").asLong()));
    }
    JsonNode answer = tell(exchange.path("path").asText(), body, bearer);
    if (exchange.path("path").asText().endsWith("builds/new/")) {
      JsonNode recorded = JSON.readTree(exchange.path("resp_body").asText());
      builds.put(id(recorded), id(answer));
    }
  }

  JsonNode tell(String path, Body body) throws IOException, InterruptedException {
    return tell(path, body.json, bearer());
  }

  /** A body too big to be held. */
  void tell(String path, Iterable<byte[]> body) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Authorization", bearer())
            .POST(HttpRequest.BodyPublishers.ofByteArrays(body)));
  }

  static Body spec(String name, String hash) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", name).put("version", "1.0").put("hash", hash).put("full_hash", hash);
    node.putObject("compiler").put("name", "gcc").put("version", "12.2.0");
    node.putObject("parameters").put("shared", true).put("api", "<b>v2</b>");
    Body body = new Body();
    body.json.put("spack_version", "0.17.1");
    ObjectNode spec = body.json.putObject("spec");
    spec.putObject("_meta").put("version", 2);
    spec.putArray("nodes").add(node);
    return body;
  }

  private JsonNode tell(String path, JsonNode body, String bearer)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Authorization", bearer)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private String bearer() throws IOException, InterruptedException {
    String pair = LivingSite.USER + ":" + LivingSite.TOKEN;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    JsonNode answer =
        send(
            HttpRequest.newBuilder(URI.create(server + "/auth/token/"))
                .header("Authorization", "Basic " + basic));
    return "Bearer " + answer.path("token").asText();
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static long id(JsonNode answer) {
    return answer.at("/data/build/build_id").asLong();
  }

  /** The body of a report. */
  static final class Body {
    final ObjectNode json = JSON.createObjectNode();

    Body with(String name, String value) {
      json.put(name, value);
      return this;
    }

    Body with(String name, long value) {
      json.put(name, value);
      return this;
    }
  }
}
