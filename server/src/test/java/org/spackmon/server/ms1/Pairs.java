package org.spackmon.server.ms1;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a server that spoke ms1 before us was asked, and what it answered. */
final class Pairs {
  private Pairs() {}

  /**
   * One request and its answer.
   *
   * @param auth "none", "literal" (as the headers have it), or whose bearer token
   * @param answer null where it was no JSON
   */
  record Pair(
      String name,
      String auth,
      String method,
      String path,
      Map<String, String> headers,
      String body,
      int status,
      @Nullable JsonNode answer,
      @Nullable String allow) {

    /** Whose bearer token it came with, or null. */
    @Nullable String bearer() {
      String words = "bearer token of ";
      return auth.startsWith(words) ? auth.substring(words.length()) : null;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Pair> all() {
    return lines("/ms1/pairs.jsonl").stream().map(Pairs::pair).toList();
  }

  static List<String> lines(String resource) {
    InputStream in = Objects.requireNonNull(Pairs.class.getResourceAsStream(resource), resource);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pair pair(String line) {
    try {
      JsonNode pair = Recording.JSON.readTree(line);
      Map<String, String> headers = new LinkedHashMap<>();
      pair.get("headers")
          .properties()
          .forEach(field -> headers.put(field.getKey(), field.getValue().asText()));
      JsonNode answer = pair.get("answer");
      return new Pair(
          pair.get("pair").asText(),
          pair.get("auth").asText(),
          pair.get("method").asText(),
          pair.get("path").asText(),
          headers,
          pair.get("body").asText(""),
          pair.get("status").asInt(),
          answer.isNull() ? null : answer,
          pair.path("allow").asText(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
