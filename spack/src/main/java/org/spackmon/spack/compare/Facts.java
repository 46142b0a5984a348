package org.spackmon.spack.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is decided of a package; what isn't told has no word. */
public final class Facts {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> FLAGS =
      Set.of("cflags", "cxxflags", "cppflags", "fflags", "ldflags", "ldlibs");

  private final Map<String, String> all = new LinkedHashMap<>();

  public Facts with(String what, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      all.put(what, value);
    }
    return this;
  }

  /** Variants and flags, as a JSON object. */
  public Facts parameters(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        boolean flags = FLAGS.contains(name);
        with(flags ? name : "variant " + name, value(parser, flags ? " " : ","));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // our own reader wrote it
    }
  }

  /** The order of a variant's values means nothing, that of flags does. */
  private static String value(JsonParser parser, String between) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return parser.getValueAsString("");
    }
    List<String> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(parser.getValueAsString(""));
    }
    if (between.equals(",")) {
      Collections.sort(values);
    }
    return String.join(between, values);
  }

  /** In the order in which they came. */
  public Map<String, String> all() {
    return Collections.unmodifiableMap(all);
  }
}
