package org.spackmon.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Describes the API to programs. The document is written by hand, and held against the routes. */
final class OpenApi {
  static final String PATH = "/openapi.json";

  void answer(Context ctx) {
    Answers.bytes(ctx, read());
  }

  static byte[] read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json isn't in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
