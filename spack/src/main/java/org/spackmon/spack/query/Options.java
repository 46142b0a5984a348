package org.spackmon.spack.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * With which variants and compiler flags is a node built? Many nodes share one text of them, so it
 * is worth reading once.
 *
 * @param variants values by name: texts, or one boolean
 * @param flags words by the kind of flag
 */
public record Options(Map<String, Set<Object>> variants, Map<String, Set<String>> flags) {

  public static final Options NONE = new Options(Map.of(), Map.of());

  private static final JsonFactory JSON = new JsonFactory();

  public Options {
    variants = Map.copyOf(variants);
    flags = Map.copyOf(flags);
  }

  /** Reads {@link org.spackmon.spack.SpecNode#parameters}. */
  public static Options parse(String parameters) {
    Map<String, Set<Object>> variants = new HashMap<>();
    Map<String, Set<String>> flags = new HashMap<>();
    try (JsonParser json = JSON.createParser(parameters)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        boolean list = json.nextToken() == JsonToken.START_ARRAY;
        Set<Object> values = list ? list(json) : Set.of(value(json));
        if (OptionReader.FLAGS.contains(name)) {
          flags.put(name, texts(values));
        } else {
          variants.put(name, values);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("no parameters of a spec: " + parameters, e);
    }
    return new Options(variants, flags);
  }

  private static Set<Object> list(JsonParser json) throws IOException {
    Set<Object> values = new HashSet<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : value(json));
    }
    return Set.copyOf(values);
  }

  /** A text that says true or false is a boolean, however it is written. */
  private static Object value(JsonParser json) throws IOException {
    if (json.currentToken().isStructStart()) {
      json.skipChildren();
      return List.of();
    }
    String text = json.getText();
    boolean literal = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    return literal ? (Object) Boolean.valueOf(text) : text;
  }

  private static Set<String> texts(Set<Object> values) {
    Set<String> texts = new HashSet<>();
    values.forEach(value -> texts.add(value.toString()));
    return Set.copyOf(texts);
  }

  boolean has(Map<String, Set<String>> asked) {
    return asked.entrySet().stream()
        .allMatch(
            flag ->
                flags.containsKey(flag.getKey())
                    && flags.getOrDefault(flag.getKey(), Set.of()).containsAll(flag.getValue()));
  }

  /** Whether there is this variant and it has these values. */
  boolean has(VariantQuery asked) {
    Set<Object> values = variants.get(asked.name());
    return values != null && asked.matches(values);
  }

  /** Whether nothing here says otherwise. */
  boolean allows(VariantQuery asked) {
    Set<Object> values = variants.get(asked.name());
    return values == null || asked.matches(values);
  }
}
