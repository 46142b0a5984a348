package org.spackmon.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Variants and flags of a package as names with a value each. */
final class Variants {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FLAGS =
      Set.of("cflags", "cxxflags", "cppflags", "fflags", "ldflags", "ldlibs");

  private Variants() {}

  /**
   * {@code variant:shared} is {@code true}, {@code flags:cflags} is {@code -O2 -g}; flags that
   * nobody gave are left out.
   *
   * @param parameters JSON object, as a spec has it
   */
  static Map<String, String> of(String parameters) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : read(parameters).properties()) {
      boolean flags = FLAGS.contains(each.getKey());
      String value = value(each.getValue(), flags ? " " : ",");
      if (!flags || !value.isEmpty()) {
        all.put((flags ? "flags:" : "variant:") + each.getKey(), value);
      }
    }
    return all;
  }

  private static String value(JsonNode value, String between) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(between))
        : value.asText();
  }

  private static JsonNode read(String parameters) {
    try {
      return JSON.readTree(parameters);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected the parameters of a spec", e);
    }
  }
}
