package org.spackmon.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody else's server, which gets what webhooks are told. */
final class Mailbox implements AutoCloseable {
  private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile int answer = 204;

  /** A request as it came. */
  record Letter(String id, String timestamp, String signature, String body) {}

  Mailbox() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    letters.add(
        new Letter(
            header(exchange, "webhook-id"),
            header(exchange, "webhook-timestamp"),
            header(exchange, "webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  /** What it answers from now on. */
  void answer(int status) {
    answer = status;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
  }

  /** The next one, waited for. */
  Letter next() throws InterruptedException {
    Letter letter = letters.poll(20, TimeUnit.SECONDS);
    if (letter == null) {
      throw new AssertionError("nothing was delivered");
    }
    return letter;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
