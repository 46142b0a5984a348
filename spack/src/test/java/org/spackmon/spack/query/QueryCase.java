package org.spackmon.spack.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.spack.UnanswerableException;

/** A query, and what a real Spack said to it. See {@code README.md} beside the cases. */
record QueryCase(String group, String spec, String query, String answer) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, ConcreteSpec> SPECS = new HashMap<>();

  static List<QueryCase> all() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open("cases.jsonl"), StandardCharsets.UTF_8))) {
      return lines.lines().map(QueryCase::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static QueryCase parse(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return new QueryCase(
          json.get("group").asText(),
          json.get("spec").asText(),
          json.get("query").asText(),
          json.get("answer").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(QueryCase.class.getResourceAsStream(name), name);
  }

  /** What we say: true, false or error. */
  String ours() {
    try {
      return String.valueOf(SpecQuery.parse(query).matches(document()));
    } catch (QueryException | UnanswerableException e) {
      return "error";
    }
  }

  ConcreteSpec document() {
    return SPECS.computeIfAbsent(spec, QueryCase::read);
  }

  /** Written for queries, or recorded for the reader. */
  private static ConcreteSpec read(String name) {
    boolean written = QueryCase.class.getResource("specs/" + name + ".json") != null;
    try (InputStream in = open((written ? "specs/" : "../") + name + ".json")) {
      return ConcreteSpec.of(SpecReader.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SpecFormatException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
