package org.spackmon.server.api;

import io.javalin.http.Context;

/**
 * One path under {@code /api/v1}, and who answers it.
 *
 * @param path with {@code {names}} for what varies, as in the OpenAPI document
 */
record Endpoint(String path, Handler handler) {

  /** Parses, asks, encodes. */
  @FunctionalInterface
  interface Handler {
    void answer(Context ctx) throws Exception;
  }
}
