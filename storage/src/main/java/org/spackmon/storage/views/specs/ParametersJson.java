package org.spackmon.storage.views.specs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a JSON object apart into its members, each left as JSON. */
final class ParametersJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ParametersJson() {}

  static Map<String, String> values(String object) {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(object)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        StringWriter value = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(value)) {
          generator.copyCurrentStructure(parser);
        }
        values.put(name, value.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the store wrote it
    }
    return Collections.unmodifiableMap(values);
  }
}
