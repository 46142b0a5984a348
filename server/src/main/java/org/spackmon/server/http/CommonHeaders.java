package org.spackmon.server.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The headers that every answer carries, whoever wrote it. A route that serves something that may
 * be kept by a cache says so itself.
 */
final class CommonHeaders {
  private static final HttpField[] FIELDS =
      Map.of(
              "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self';"
                  + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
              "X-Content-Type-Options",
              "nosniff",
              "Referrer-Policy",
              "same-origin",
              "Cache-Control",
              "no-store",
              "Vary",
              "Accept-Encoding")
          .entrySet()
          .stream()
          .map(header -> new PreEncodedHttpField(header.getKey(), header.getValue()))
          .toArray(HttpField[]::new);

  private CommonHeaders() {}

  static void put(HttpFields.Mutable headers) {
    for (HttpField field : FIELDS) {
      headers.put(field);
    }
  }
}
