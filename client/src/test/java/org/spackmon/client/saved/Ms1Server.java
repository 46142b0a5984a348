package org.spackmon.client.saved;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The old clients' door as far as an upload goes: asks for a token, and gives builds numbers. */
final class Ms1Server implements AutoCloseable {
  /** A request as it came, its build's number replaced by the hash that the number stands for. */
  record Taken(String path, String body) {}

  final List<Taken> taken = new ArrayList<>();
  private final Map<Long, String> hashes = new HashMap<>();
  private final HttpServer http;
  private int issued;
  volatile int failures;

  Ms1Server() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    http.createContext("/ms1/", this::post);
    http.createContext("/auth/token/", this::token);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private void token(HttpExchange exchange) throws IOException {
    boolean known =
        "Basic dTp0".equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && exchange.getRequestHeaders().containsKey("Service");
    answer(
        exchange, known ? 200 : 403, "{\"token\": \"jwt" + ++issued + "\", \"expires_in\": 600}");
  }

  private synchronized void post(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!("Bearer jwt" + issued).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      exchange
          .getResponseHeaders()
          .set(
              "Www-Authenticate",
              "Bearer realm=\""
                  + url()
                  + "/auth/token/\",service=\""
                  + url()
                  + "\",scope=\"build\"");
      answer(exchange, 401, "{}");
      return;
    }
    if (failures > 0) {
      failures--;
      answer(exchange, 503, "{}");
      return;
    }
    String path = exchange.getRequestURI().getPath();
    String hash = SavedJson.text(body, "full_hash");
    long id = 17L + hashes.size();
    if (path.equals("/ms1/builds/new/")) {
      hashes.put(id, String.valueOf(hash));
    }
    taken.add(new Taken(path, named(body, hashes)));
    answer(exchange, 201, "{\"code\": 201, \"data\": {\"build\": {\"build_id\": " + id + "}}}");
  }

  /** A body on one line, with a hash for the build's number. */
  static String named(byte[] body, Map<Long, String> hashes) throws IOException {
    Long id = SavedJson.number(body, SavedJson.BUILD);
    String text = new String(SavedJson.withBuild(body, 0), StandardCharsets.UTF_8);
    return id == null ? text : text + " of " + hashes.get(id);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
