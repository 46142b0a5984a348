package org.spackmon.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Requests that a real Spack sent, in order.
 *
 * @param name what happens in it
 */
record Recording(String name, List<Exchange> exchanges) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ACCEPTED = 201;

  /**
   * One request that was accepted.
   *
   * @param seconds since the recording's begin
   * @param session which run of Spack sent it
   * @param build id that the answer gave the build, or null
   */
  record Exchange(
      double seconds,
      int session,
      String user,
      String path,
      String body,
      @org.jspecify.annotations.Nullable Long build) {}

  /** All recordings of the demo, in the order in which they were made. */
  static List<Recording> all() {
    List<Recording> recordings = new ArrayList<>();
    for (String name : lines("index")) {
      recordings.add(read(name));
    }
    return recordings;
  }

  private static Recording read(String file) {
    List<Exchange> exchanges = new ArrayList<>();
    double begin = -1;
    for (String line : lines(file)) {
      JsonNode exchange = parse(line);
      double time = exchange.path("ts").asDouble();
      begin = begin < 0 ? time : begin;
      int status = exchange.path("status").asInt();
      if (exchange.path("method").asText().equals("POST")
          && (status == 200 || status == ACCEPTED)) {
        JsonNode build = parse(exchange.path("resp_body").asText()).at("/data/build/build_id");
        exchanges.add(
            new Exchange(
                time - begin,
                exchange.path("session").asInt(1),
                exchange.path("user").asText("spacky"),
                exchange.path("path").asText(),
                exchange.path("req_body").asText(),
                build.isIntegralNumber() ? build.asLong() : null));
      }
    }
    String name = file.replaceFirst("^\\d+-", "").replace(".jsonl", "").replace('-', ' ');
    return new Recording(name, exchanges);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String file) {
    try (InputStream in = Recording.class.getResourceAsStream("/demo/" + file)) {
      byte[] bytes = Objects.requireNonNull(in, () -> "no recording " + file).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
