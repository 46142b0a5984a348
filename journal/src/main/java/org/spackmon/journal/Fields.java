package org.spackmon.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields has the object on this line? Values that are objects or lists stay bytes until
 * somebody asks for them.
 */
final class Fields {
  /**
   * Longer texts than any log chunk or copied file; the reader of a line bounds the line itself.
   */
  private static final int LONGEST_TEXT = 256 << 20;

  static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_TEXT)
                  .maxNestingDepth(200)
                  .build())
          .build();

  private record Slice(int from, int to) {}

  private final byte[] text;
  private final Map<String, Object> values;

  private Fields(byte[] text, Map<String, Object> values) {
    this.text = text;
    this.values = values;
  }

  /** Reads an object that is all there is between two places of a text. */
  static Fields of(byte[] text, int from, int to) throws DamagedException {
    Map<String, Object> values = new HashMap<>();
    try (JsonParser parser = JSON.createParser(text, from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new DamagedException("not an object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        Object value = value(parser, from);
        if (value != null) {
          values.put(name, value);
        }
      }
      if (parser.nextToken() != null) {
        throw new DamagedException("more than one object");
      }
    } catch (JsonProcessingException e) {
      throw new DamagedException(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new DamagedException("not JSON in UTF-8", e);
    }
    return new Fields(text, values);
  }

  private static @Nullable Object value(JsonParser parser, int from) throws IOException {
    JsonToken token = parser.nextToken();
    return switch (token) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> {
        parser.finishToken();
        yield parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
            ? null
            : parser.getLongValue();
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT, START_ARRAY -> {
        int start = from + (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        yield new Slice(start, from + (int) parser.currentLocation().getByteOffset());
      }
      default -> null;
    };
  }

  @Nullable String text(String name) {
    return values.get(name) instanceof String value ? value : null;
  }

  @Nullable Long number(String name) {
    return values.get(name) instanceof Long value ? value : null;
  }

  @Nullable Boolean flag(String name) {
    return values.get(name) instanceof Boolean value ? value : null;
  }

  /** The bytes of an object or a list. */
  byte @Nullable [] raw(String name) {
    return values.get(name) instanceof Slice slice
        ? Arrays.copyOfRange(text, slice.from, slice.to)
        : null;
  }

  @Nullable Fields object(String name) throws DamagedException {
    return values.get(name) instanceof Slice slice && text[slice.from] == '{'
        ? of(text, slice.from, slice.to)
        : null;
  }

  /** The texts of a list; what isn't a text is left out. */
  List<String> texts(String name) throws DamagedException {
    List<String> texts = new ArrayList<>();
    forEach(
        name,
        parser -> {
          if (parser.currentToken() == JsonToken.VALUE_STRING) {
            texts.add(parser.getText());
          } else {
            parser.skipChildren();
          }
        });
    return texts;
  }

  /** The objects of a list; what isn't an object is left out. */
  List<Fields> objects(String name) throws DamagedException {
    List<Slice> slices = new ArrayList<>();
    if (values.get(name) instanceof Slice list) {
      forEach(
          name,
          parser -> {
            int start = list.from + (int) parser.currentTokenLocation().getByteOffset();
            boolean object = parser.currentToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            if (object) {
              slices.add(
                  new Slice(start, list.from + (int) parser.currentLocation().getByteOffset()));
            }
          });
    }
    List<Fields> objects = new ArrayList<>();
    for (Slice slice : slices) {
      objects.add(of(text, slice.from, slice.to));
    }
    return objects;
  }

  /** The texts among this object's values, by name. */
  Map<String, String> allTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof String string) {
            texts.put(name, string);
          }
        });
    return texts;
  }

  /** The numbers among this object's values, by name. */
  Map<String, Long> allNumbers() {
    Map<String, Long> numbers = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof Long number) {
            numbers.put(name, number);
          }
        });
    return numbers;
  }

  private interface Element {
    void read(JsonParser parser) throws IOException;
  }

  private void forEach(String name, Element element) throws DamagedException {
    if (!(values.get(name) instanceof Slice slice) || text[slice.from] != '[') {
      return;
    }
    try (JsonParser parser = JSON.createParser(text, slice.from, slice.to - slice.from)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        element.read(parser);
      }
    } catch (IOException e) {
      throw new DamagedException("not JSON", e);
    }
  }
}
