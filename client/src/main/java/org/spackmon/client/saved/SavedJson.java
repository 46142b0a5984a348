package org.spackmon.client.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What do the old client's files say that matters for their way to the server? */
final class SavedJson {
  static final String BUILD = "build_id";
  static final JsonFactory JSON = new JsonFactory();

  private SavedJson() {}

  /** Fails for what isn't one whole object. */
  static void check(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      parser.skipChildren();
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new IOException("more or less than a JSON object");
      }
    }
  }

  /** A text of the outermost object. */
  static @Nullable String text(byte[] json, String name) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals(name)) {
          return value == JsonToken.VALUE_STRING ? parser.getText() : null;
        }
        parser.skipChildren();
      }
      return null;
    }
  }

  /** The first number of a name, however deep. */
  static @Nullable Long number(byte[] json, String name) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_INT && name.equals(parser.currentName())) {
          return parser.getLongValue();
        }
      }
      return null;
    }
  }

  /** The same object with the server's number for the build. */
  static byte[] withBuild(byte[] json, long id) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + 16);
    try (JsonParser parser = JSON.createParser(json);
        JsonGenerator out = JSON.createGenerator(bytes)) {
      parser.nextToken();
      out.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        out.writeFieldName(field);
        if (field.equals(BUILD)) {
          out.writeNumber(id);
          parser.skipChildren();
        } else {
          out.copyCurrentStructure(parser);
        }
      }
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
