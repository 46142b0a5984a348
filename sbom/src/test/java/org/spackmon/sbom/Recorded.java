package org.spackmon.sbom;

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
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;

/** Spec files that real Spacks wrote, out of the recordings. */
final class Recorded {
  static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /** The specs of a run of a modern Spack. */
  static List<SpecDocument> run(String name) {
    List<SpecDocument> specs = new ArrayList<>();
    for (JsonNode event : lines("journal/" + name + "/events.ndjson")) {
      if (event.path("event").asText().equals("spec")) {
        specs.add(read(event.path("document").toString()));
      }
    }
    return specs;
  }

  /** What an old Spack's client posted. */
  static List<SpecDocument> posted(String name) {
    List<SpecDocument> specs = new ArrayList<>();
    for (JsonNode exchange : lines("demo/" + name + ".jsonl")) {
      if (exchange.path("path").asText().endsWith("/specs/new/")) {
        specs.add(read(exchange.path("req_body").asText()));
      }
    }
    return specs;
  }

  static SpecDocument read(String json) {
    try {
      JsonNode spec = JSON.readTree(json);
      JsonNode bare = spec.has("spec") ? spec.get("spec") : spec;
      return SpecReader.read(bare.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException | SpecFormatException e) {
      throw new IllegalStateException(json, e);
    }
  }

  private static List<JsonNode> lines(String recording) {
    List<JsonNode> lines = new ArrayList<>();
    try (InputStream in = Recorded.class.getResourceAsStream("/recordings/" + recording);
        BufferedReader text =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, recording), StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        lines.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
