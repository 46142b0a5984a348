package org.spackmon.spack.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes does a file with whole graphs hold: a prefix's {@code spec.json}, an environment's
 * {@code spack.lock}, a failure mark?
 *
 * @param format the version of its nodes as the file says; 0 where it says none
 * @param nodes by their DAG hash; the first is what a spec file is about
 */
public record SpecFile(int format, Map<String, StoredNode> nodes) {
  /** Reads the nodes of a spec file; of Spack before 0.17 they are YAML. */
  static SpecFile read(Path path, Problems problems) throws IOException {
    return path.toString().endsWith(".yaml") ? readYaml(path, problems) : read(path, "nodes");
  }

  /**
   * Reads nodes, wherever in the file they are.
   *
   * @param field what holds them: a list, or an object by hash
   */
  static SpecFile read(Path path, String field) throws IOException {
    try (NodeFile file = NodeFile.open(path);
        JsonParser json = NodeFile.JSON.createParser(file.stream())) {
      Reading reading = new Reading(json, (from, length) -> part(path, from, length), field);
      while (json.nextToken() != null) {
        reading.token();
      }
      return new SpecFile(reading.format, reading.nodes);
    }
  }

  private static SpecFile readYaml(Path path, Problems problems) throws IOException {
    byte[] text = Yaml.read(path, problems).toString().getBytes(StandardCharsets.UTF_8);
    try (JsonParser json = NodeFile.JSON.createParser(text)) {
      NodeText source = (from, length) -> Arrays.copyOfRange(text, (int) from, (int) from + length);
      Reading reading = new Reading(json, source, "spec");
      while (json.nextToken() != null) {
        reading.token();
      }
      return new SpecFile(1, reading.nodes);
    }
  }

  private static byte[] part(Path path, long from, int length) throws IOException {
    try (NodeFile file = NodeFile.open(path)) {
      return file.read(from, length);
    }
  }

  /** The one that the file is about. */
  public @Nullable StoredNode root() {
    return nodes.isEmpty() ? null : nodes.values().iterator().next();
  }

  private static final class Reading {
    private final JsonParser json;
    private final NodeText source;
    private final String field;
    private final Words words = new Words();
    private final Map<String, StoredNode> nodes = new LinkedHashMap<>();
    private int format;

    Reading(JsonParser json, NodeText source, String field) {
      this.json = json;
      this.source = source;
      this.field = field;
    }

    void token() throws IOException {
      if (json.currentToken() != JsonToken.FIELD_NAME) {
        return;
      }
      String name = json.currentName();
      if (name.equals("_meta")) {
        json.nextToken();
        meta();
      } else if (name.equals(field)) {
        json.nextToken();
        nodes();
      }
    }

    private void meta() throws IOException {
      int depth = json.currentToken() == JsonToken.START_OBJECT ? 1 : 0;
      while (depth > 0) {
        JsonToken token = json.nextToken();
        if (token == JsonToken.FIELD_NAME && json.currentName().endsWith("version")) {
          boolean specs = !json.currentName().equals("lockfile-version");
          if (json.nextToken() == JsonToken.VALUE_NUMBER_INT && specs) {
            format = json.getIntValue();
          }
        } else if (token == JsonToken.START_OBJECT) {
          depth++;
        } else if (token == JsonToken.END_OBJECT || token == null) {
          depth--;
        }
      }
    }

    private void nodes() throws IOException {
      if (json.currentToken() == JsonToken.START_ARRAY) {
        List<StoredNode> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          StoredNode node = NodeScan.read(json, source, words);
          if (node != null) {
            list.add(node);
          }
        }
        list.forEach(node -> put(node.hash(), node));
      } else if (json.currentToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String hash = json.currentName();
          json.nextToken();
          put(hash, NodeScan.read(json, source, words));
        }
      } else {
        json.skipChildren();
      }
    }

    private void put(@Nullable String hash, @Nullable StoredNode node) {
      if (hash != null && node != null) {
        nodes.putIfAbsent(hash, node);
      }
    }
  }
}
