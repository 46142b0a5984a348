package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spackmon.testkit.http.Exchange;

/** Reports as old clients do: one connection for each request. */
final class Ms1Client {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final Map<String, String> headers;

  Ms1Client(int port, String bearer) {
    this.port = port;
    this.headers = Map.of("Authorization", "Bearer " + bearer);
  }

  /** The server didn't answer, or not with 200 or 201. */
  static final class Gone extends Exception {
    private static final long serialVersionUID = 1;

    Gone(String message, Throwable cause) {
      super(message, cause);
    }
  }

  void spec(String name, int needed) throws Gone {
    String edges = needs(name, needed, "{\"name\": \"%1$s\", \"full_hash\": \"%1$s\"}");
    String nodes =
        needs(name, needed, "{\"name\": \"%1$s\", \"version\": \"1\", \"full_hash\": \"%1$s\"}");
    post(
        "specs/new/",
        """
        {"spec": {"nodes": [{"name": "%1$s", "version": "1", "full_hash": "%1$s",
                             "dependencies": [%2$s]}, %3$s]},
         "spack_version": "0.17.1"}"""
            .formatted(name, edges, nodes));
  }

  private static String needs(String name, int count, String each) {
    return IntStream.range(0, count)
        .mapToObj(i -> each.formatted(name + "-needs" + i))
        .collect(Collectors.joining(", "));
  }

  long build(String hash) throws Gone {
    return post(
            "builds/new/",
            """
            {"host_os": "debian12", "platform": "linux", "host_target": "zen2",
             "hostname": "node1", "kernel_version": "6.1", "spack_version": "0.17.1",
             "full_hash": "%s"}"""
                .formatted(hash))
        .at("/data/build/build_id")
        .asLong();
  }

  void phase(long build, String output) throws Gone {
    post(
        "builds/phases/update/",
        "{\"build_id\": %d, \"phase_name\": \"build\", \"status\": \"SUCCESS\", \"output\": \"%s\"}"
            .formatted(build, output));
  }

  void status(long build) throws Gone {
    post("builds/update/", "{\"build_id\": %d, \"status\": \"SUCCESS\"}".formatted(build));
  }

  /** The latest attempt. */
  JsonNode attempt(long build) throws Gone {
    return read("/api/v1/builds/" + build).at("/attempts/0");
  }

  JsonNode read(String path) throws Gone {
    return ask("GET", path, "");
  }

  private JsonNode post(String path, String body) throws Gone {
    return ask("POST", "/ms1/" + path, body);
  }

  private JsonNode ask(String method, String path, String body) throws Gone {
    try {
      Exchange.Answer answer = Exchange.send(port, method, path, headers, body.getBytes(UTF_8));
      if (answer.status() > 201) {
        throw new IllegalStateException(answer.status() + " " + answer.text());
      }
      return JSON.readTree(answer.body());
    } catch (IOException | RuntimeException e) {
      throw new Gone(path, e);
    }
  }
}
