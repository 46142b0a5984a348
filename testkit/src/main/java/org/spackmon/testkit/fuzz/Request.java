package org.spackmon.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A request that makes sense, to begin with. */
record Request(String method, String path, String body) {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> RECORDINGS =
      List.of("01-success", "14-needs-broken", "54-analyze-all", "62-two-targets", "06-tags-odd");

  private static final List<String> READS =
      List.of(
          "/",
          "/specs/name/saltmath/",
          "/specs/1/attributes/",
          "/specs/1/attributes/libabigail/",
          "/attributes/1/download/",
          "/attributes/1/splice/contenders/",
          "/specs/1/splices/contenders/",
          "/analysis/splices/attribute/1/spec/1/");

  /** What real clients sent, and what else can be asked; paths are those below the prefix. */
  static List<Request> all() {
    List<Request> all = new ArrayList<>();
    for (String client : List.of("spack-0.17.1", "spack-0.19dev")) {
      for (String name : RECORDINGS) {
        read("/recordings/ms1/" + client + "/" + name + ".jsonl", all);
      }
    }
    READS.forEach(path -> all.add(new Request("GET", path, "")));
    return all;
  }

  private static void read(String resource, List<Request> all) {
    InputStream in = Objects.requireNonNull(Request.class.getResourceAsStream(resource), resource);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode each = JSON.readTree(line);
        if (each.path("method").asText().equals("POST") && each.path("status").asInt() < 300) {
          String path = each.get("path").asText().replaceFirst("^/[^/]+", "");
          all.add(new Request("POST", path, each.path("req_body").asText()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
