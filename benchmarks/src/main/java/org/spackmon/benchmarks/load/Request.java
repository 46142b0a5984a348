package org.spackmon.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked of the server.
 *
 * @param headers beside those that every request has
 */
record Request(String method, String path, Map<String, String> headers, byte[] body) {
  private static final byte[] NONE = new byte[0];

  static Request get(String path) {
    return new Request("GET", path, Map.of(), NONE);
  }

  static Request post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  static Request post(String path, byte[] body) {
    return new Request("POST", path, Map.of(), body);
  }

  Request with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Request(method, path, more, body);
  }

  Request as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The lines before the body, as Python's urllib writes them. */
  byte[] head(String host, boolean keepAlive) {
    StringBuilder head = new StringBuilder(512);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Accept-Encoding: identity\r\n");
    if (body.length > 0) {
      head.append("Content-Type: application/x-www-form-urlencoded\r\n");
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("Host: ").append(host).append("\r\n");
    head.append("User-Agent: Python-urllib/3.11\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Connection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
