package org.spackmon.spack.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which node stands here? Reads only what ties a graph together, and passes over the rest; what a
 * node means is the business of {@link org.spackmon.spack.SpecReader}.
 */
final class NodeScan {
  // Fields of a node that hold an object, to tell it from one that is written {name: node}.
  private static final Set<String> OBJECTS_OF_A_NODE =
      Set.of(
          "arch",
          "compiler",
          "parameters",
          "external",
          "dependencies",
          "annotations",
          "build_spec");

  private final JsonParser json;
  private final NodeText source;
  private final Words words;
  private final List<String> dependencies = new ArrayList<>();
  private @Nullable String name;
  private boolean named;
  private @Nullable String hash;
  private boolean external;

  private NodeScan(JsonParser json, NodeText source, Words words) {
    this.json = json;
    this.source = source;
    this.words = words;
  }

  /** Reads the object at which the parser stands, to its end; null when it is no node. */
  static @Nullable StoredNode read(JsonParser json, NodeText source, Words words)
      throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return null;
    }
    return new NodeScan(json, source, words).node();
  }

  private @Nullable StoredNode node() throws IOException {
    long from = json.currentTokenLocation().getByteOffset();
    boolean first = true;
    StoredNode inner = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (first && value == JsonToken.START_OBJECT && !OBJECTS_OF_A_NODE.contains(field)) {
        NodeScan around = new NodeScan(json, source, words);
        around.name = field;
        inner = around.node();
      } else {
        field(field, value);
      }
      first = false;
    }
    if (inner != null) {
      return inner;
    }
    int length = (int) (json.currentLocation().getByteOffset() - from);
    return name == null
        ? null
        : new StoredNode(
            name, hash, external, named, List.copyOf(dependencies), source, from, length);
  }

  private void field(String field, JsonToken value) throws IOException {
    switch (field) {
      case "name" -> {
        named = value == JsonToken.VALUE_STRING;
        name = named ? word() : name;
        json.skipChildren();
      }
      case "hash" -> {
        hash = value == JsonToken.VALUE_STRING ? word() : null;
        json.skipChildren();
      }
      case "external" -> {
        external = value == JsonToken.START_OBJECT;
        json.skipChildren();
      }
      case "dependencies" -> dependencies(value);
      default -> json.skipChildren();
    }
  }

  private String word() throws IOException {
    return words.same(json.getText());
  }

  /** A list of objects, or in the oldest form a map from names to the rest. */
  private void dependencies(JsonToken value) throws IOException {
    if (value == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        dependency();
      }
    } else if (value == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        json.nextToken();
        dependency();
      }
    }
  }

  private void dependency() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      dependencies.add(word());
    } else if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING && field.equals("hash")) {
          dependencies.add(word());
        }
        json.skipChildren();
      }
    } else {
      json.skipChildren();
    }
  }
}
