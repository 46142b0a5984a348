package org.spackmon.storage.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Receipt.SpecKept;

/** Small JSON that is kept in columns: what was answered to a document, lists of names. */
public final class Answers {
  private static final JsonFactory JSON = new JsonFactory();

  private Answers() {}

  static String write(SpecKept receipt) {
    return json(
        out -> {
          out.writeStartObject();
          out.writeStringField("name", receipt.name());
          out.writeStringField("version", receipt.version());
          out.writeStringField("specHash", receipt.specHash());
          out.writeObjectFieldStart("dependencies");
          for (Map.Entry<String, @Nullable String> each : receipt.dependencies().entrySet()) {
            out.writeStringField(each.getKey(), each.getValue());
          }
          out.writeEndObject();
          out.writeEndObject();
        });
  }

  /** As a known document is answered: nothing was created. */
  public static SpecKept read(String json, String spackVersion) {
    Map<String, @Nullable String> facts = new LinkedHashMap<>();
    Map<String, @Nullable String> dependencies = new LinkedHashMap<>();
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
        if (in.nextToken() == JsonToken.START_OBJECT) {
          for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            dependencies.put(name, in.nextTextValue());
          }
        } else {
          facts.put(field, in.getValueAsString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SpecKept(
        facts.get("name"),
        facts.get("version"),
        facts.get("specHash"),
        spackVersion,
        dependencies,
        false);
  }

  static String write(Collection<String> names) {
    return json(
        out -> {
          out.writeStartArray();
          for (String name : names) {
            out.writeString(name);
          }
          out.writeEndArray();
        });
  }

  /** The different names of a list. */
  public static Set<String> names(String json) {
    return new LinkedHashSet<>(list(json));
  }

  /** A list as it was written. */
  public static List<String> list(String json) {
    List<String> names = new ArrayList<>();
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      for (String name = in.nextTextValue(); name != null; name = in.nextTextValue()) {
        names.add(name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  private static String json(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
