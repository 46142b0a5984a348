package org.spackmon.server.pages.specs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How would Spack write a spec's parameters? {@code +shared ~static api=v2 languages=c,fortran} */
final class Parameters {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Parameters() {}

  /** Those that say something: an empty list of compiler flags doesn't. */
  static List<String> written(Map<String, String> parameters) {
    List<String> written = new ArrayList<>();
    parameters.forEach(
        (name, json) -> {
          String word = word(name, json);
          if (!word.isEmpty()) {
            written.add(word);
          }
        });
    return written;
  }

  private static String word(String name, String json) {
    try {
      JsonNode value = JSON.readTree(json);
      if (value.isBoolean()) {
        return (value.booleanValue() ? "+" : "~") + name;
      }
      if (value.isArray()) {
        List<String> values = new ArrayList<>();
        value.forEach(each -> values.add(each.asText()));
        // What is a flag of a compiler is quoted by Spack where it has spaces.
        String joined = String.join(name.endsWith("flags") ? " " : ",", values);
        return values.isEmpty() ? "" : name + "=" + quoted(joined);
      }
      return name + "=" + quoted(value.isValueNode() ? value.asText() : value.toString());
    } catch (JsonProcessingException e) {
      return name + "=" + quoted(json);
    }
  }

  private static String quoted(String value) {
    return value.contains(" ") ? '"' + value + '"' : value;
  }
}
