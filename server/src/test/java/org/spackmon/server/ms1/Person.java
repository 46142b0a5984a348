package org.spackmon.server.ms1;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.spackmon.testkit.http.Exchange;
import org.spackmon.testkit.http.Exchange.Answer;

/** Somebody with a token of one session, who says things. */
final class Person {
  private static final String HOST =
      """
      "host_os": "debian12", "platform": "linux", "host_target": "zen2", "hostname": "%s",
      "kernel_version": "#1 SMP", "spack_version": "0.17.1", "full_hash": "%s"
      """;

  private final TestServer server;
  private final String bearer;

  Person(TestServer server, String name) {
    this.server = server;
    this.bearer = server.bearer(name);
  }

  Answer post(String path, String body) throws IOException {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, byte[] body) throws IOException {
    return Exchange.send(server.port(), "POST", "/ms1/" + path, headers(), body);
  }

  Answer get(String path) throws IOException {
    return look("/ms1/" + path);
  }

  /** Anything that is asked for by its whole path. */
  Answer look(String path) throws IOException {
    return Exchange.send(server.port(), "GET", path, headers(), new byte[0]);
  }

  JsonNode read(String path) throws IOException {
    return Recording.JSON.readTree(get(path).body());
  }

  Answer spec(String... nodes) throws IOException {
    return post(
        "specs/new/",
        "{\"spec\": {\"nodes\": [%s]}, \"spack_version\": \"0.17.1\"}"
            .formatted(String.join(", ", nodes)));
  }

  /** A node with a hash of its own, which needs others. */
  static String node(String name, String... needs) {
    StringBuilder dependencies = new StringBuilder();
    for (String other : needs) {
      dependencies
          .append(dependencies.isEmpty() ? "" : ", ")
          .append(
              "{\"name\": \"%s\", \"full_hash\": \"%s\", \"type\": [\"link\"]}"
                  .formatted(other, other));
    }
    return """
        {"name": "%s", "version": "1.0", "full_hash": "%s", "hash": "dag-%s", "dependencies": [%s]}"""
        .formatted(name, name, name, dependencies);
  }

  Answer announce(String hash, String host) throws IOException {
    return post("builds/new/", "{" + HOST.formatted(host, hash) + "}");
  }

  /** The id of a build of a spec that was posted. */
  long build(String hash) throws IOException {
    Answer answer = announce(hash, "node1");
    return Recording.JSON.readTree(answer.body()).at("/data/build/build_id").asLong();
  }

  Answer status(long build, String status) throws IOException {
    return post(
        "builds/update/", "{\"build_id\": %d, \"status\": \"%s\"}".formatted(build, status));
  }

  Answer phase(long build, String name, String output) throws IOException {
    return post(
        "builds/phases/update/",
        "{\"build_id\": %d, \"phase_name\": \"%s\", \"status\": \"SUCCESS\", \"output\": %s}"
            .formatted(build, name, output));
  }

  Answer analysis(long build, String metadata) throws IOException {
    return post(
        "analyze/builds/", "{\"build_id\": %d, \"metadata\": %s}".formatted(build, metadata));
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + bearer);
  }
}
