package org.spackmon.spack;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How are parameters written in one way only? As JSON without white space, keys sorted by code
 * point.
 */
final class ParametersParser {

  // The values of a variant are a set; a compiler's flags are a sequence: -L and -l, or -I twice,
  // have an order.
  private static final Set<String> FLAGS =
      Set.of("cflags", "cppflags", "cxxflags", "fflags", "ldflags", "ldlibs");

  private ParametersParser() {}

  private record Value(String json, String meaning) {}

  static Parameters parse(JsonCursor at) throws IOException, SpecFormatException {
    if (!at.atObject()) {
      at.skip();
      return Parameters.NONE;
    }
    SortedMap<String, Value> values = new TreeMap<>(CodePointOrder.INSTANCE);
    while (at.nextField()) {
      String key = SafeText.bounded(at.field());
      values.put(key, at.atList() ? list(at, FLAGS.contains(key)) : plain(at));
    }
    StringBuilder json = new StringBuilder(64 + 16 * values.size()).append('{');
    StringBuilder meaning = new StringBuilder(64 + 16 * values.size()).append('{');
    values.forEach(
        (key, value) -> {
          member(json, key, value.json);
          if (!(value.json.equals("[]") && FLAGS.contains(key))) {
            member(meaning, key, value.meaning);
          }
        });
    return new Parameters(json.append('}').toString(), meaning.append('}').toString());
  }

  private static Value list(JsonCursor at, boolean ordered)
      throws IOException, SpecFormatException {
    List<String> elements = elements(at);
    String json = join(elements);
    if (ordered || elements.size() < 2) {
      return new Value(json, json);
    }
    Collections.sort(elements);
    return new Value(json, join(elements));
  }

  private static Value plain(JsonCursor at) throws IOException, SpecFormatException {
    String json = json(at);
    return new Value(json, json);
  }

  private static List<String> elements(JsonCursor at) throws IOException, SpecFormatException {
    List<String> elements = new ArrayList<>(4);
    while (at.nextElement()) {
      elements.add(json(at));
    }
    return elements;
  }

  /** Recursion is bounded by the cursor. */
  private static String json(JsonCursor at) throws IOException, SpecFormatException {
    if (at.atList()) {
      return join(elements(at));
    }
    if (at.atObject()) {
      SortedMap<String, String> members = new TreeMap<>(CodePointOrder.INSTANCE);
      while (at.nextField()) {
        String key = SafeText.clean(at.field());
        members.put(key, json(at));
      }
      StringBuilder json = new StringBuilder("{");
      members.forEach((key, value) -> member(json, key, value));
      return json.append('}').toString();
    }
    boolean quoted = at.at(JsonToken.VALUE_STRING);
    String text = at.scalar();
    return text == null ? "null" : quoted ? quoted(SafeText.clean(text)) : text;
  }

  private static String join(List<String> elements) {
    return elements.isEmpty() ? "[]" : "[" + String.join(",", elements) + "]";
  }

  private static void member(StringBuilder json, String key, String value) {
    if (json.length() > 1) {
      json.append(',');
    }
    quote(json, key);
    json.append(':').append(value);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2);
    quote(json, text);
    return json.toString();
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    json.append('"');
  }
}
