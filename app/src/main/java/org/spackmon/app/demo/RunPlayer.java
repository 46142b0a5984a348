package org.spackmon.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.spackmon.journal.WireWriter;

/** Sends a recorded run as the client of a modern Spack does: event by event, its logs live. */
final class RunPlayer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;
  private final RecordedRun recorded;
  private final String authorization;
  private final double speed;

  /** A run of its own each time that it is played. */
  private final String id =
      new UUID(timed(), UUID.randomUUID().getLeastSignificantBits()).toString();

  private final Map<String, byte[]> logs = new HashMap<>();
  private final Map<String, Integer> logSent = new HashMap<>();
  private long offset;

  /**
   * @param token of the run's user
   * @param speed how many times faster than life
   */
  RunPlayer(String server, RecordedRun recorded, String token, double speed) {
    this.server = server;
    this.recorded = recorded;
    this.speed = speed;
    String pair = recorded.user() + ":" + token;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** Plays until the end, or until it is told to stop. */
  void play(BooleanSupplier stop) throws IOException, InterruptedException {
    List<ObjectNode> events = recorded.events();
    for (ObjectNode event : events) {
      if (event.path("event").asText().equals("log")) {
        logs.put(build(event), recorded.file(event.path("file").asText()));
      }
    }
    long first = events.get(0).path("at").asLong();
    long begin = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    for (ObjectNode event : events) {
      long at = begin + (long) ((event.path("at").asLong() - first) / speed);
      Thread.sleep(
          Math.max(0, at - ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())) / 1000);
      if (stop.getAsBoolean()) {
        return;
      }
      send(event.put("at", at));
    }
  }

  private void send(ObjectNode event) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    WireWriter wire = new WireWriter(body);
    switch (event.path("event").asText()) {
      case "run" ->
          event
              .put("run", id)
              .put("user", recorded.user())
              .set("tags", JSON.createArrayNode().add(recorded.tag()));
      case "phase" -> log(wire, build(event), event.path("log_at").asInt());
      case "log" -> log(wire, build(event), Integer.MAX_VALUE);
      case "file" ->
          wire.file(
              build(event),
              event.path("name").asText(),
              recorded.file(event.path("file").asText()));
      default -> {}
    }
    byte[] line = JSON.writeValueAsBytes(event);
    wire.event(offset, line);
    offset += line.length + 1;
    post(body.toByteArray());
  }

  /** What the build's log holds up to there, as far as it isn't sent. */
  private void log(WireWriter wire, String build, int end) throws IOException {
    byte[] log = logs.getOrDefault(build, new byte[0]);
    int from = logSent.getOrDefault(build, 0);
    int to = Math.min(end, log.length);
    if (to > from) {
      wire.log(build, from, Arrays.copyOfRange(log, from, to), to - from);
      logSent.put(build, to);
    }
  }

  private void post(byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/ms1/journal/v1/runs/" + id))
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException(
          request.uri().getPath()
              + " was answered with "
              + answer.statusCode()
              + ": "
              + answer.body());
    }
  }

  private static String build(ObjectNode event) {
    return event.path("build").asText();
  }

  /** The first half of a UUIDv7: milliseconds, then its version. */
  private static long timed() {
    return System.currentTimeMillis() << 16
        | 0x7000
        | (UUID.randomUUID().getMostSignificantBits() & 0xfff);
  }
}
