package org.spackmon.server.ms1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers in the words that clients know: JSON with its fields in their order. */
final class Replies {
  static final String JSON = "application/json";
  private static final JsonFactory FACTORY = new JsonFactory();

  private Replies() {}

  /** Writes an answer's body. */
  interface Body {
    void to(JsonGenerator json) throws IOException;
  }

  static void send(Context ctx, int status, Body body) {
    ctx.status(status).contentType(JSON).result(bytes(body));
  }

  /** The envelope of most answers: message, data, and the status once more. */
  static void send(Context ctx, int status, String message, Body data) {
    send(
        ctx,
        status,
        json -> {
          json.writeStartObject();
          json.writeStringField("message", message);
          json.writeObjectFieldStart("data");
          data.to(json);
          json.writeEndObject();
          json.writeNumberField("code", status);
          json.writeEndObject();
        });
  }

  /** An object with one text. */
  static Body text(String field, String text) {
    return json -> {
      json.writeStartObject();
      json.writeStringField(field, text);
      json.writeEndObject();
    };
  }

  static byte[] bytes(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      body.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
