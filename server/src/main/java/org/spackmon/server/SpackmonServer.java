package org.spackmon.server;

import java.util.List;
import org.spackmon.server.http.ErrorShape;
import org.spackmon.server.http.HttpServer;
import org.spackmon.server.http.Routes;

/** Answers requests over HTTP until it is closed. All of its parts are put together here. */
public final class SpackmonServer implements AutoCloseable {
  private final HttpServer http;

  private SpackmonServer(HttpServer http) {
    this.http = http;
  }

  /** Starts a server; it is ready when this returns. */
  public static SpackmonServer start(ServerSettings settings) {
    // A room of routes adds itself here, and its way to tell errors below, first match speaks.
    List<Routes> rooms = List.of();
    List<ErrorShape> errors = List.of();
    HttpServer.Limits limits =
        new HttpServer.Limits(settings.bodyLimit(), settings.idle(), settings.grace());
    return new SpackmonServer(
        HttpServer.start(settings.host(), settings.port(), limits, rooms, errors));
  }

  /** The port that it listens on. */
  public int port() {
    return http.port();
  }

  /** Where it listens: {@code http://HOST:PORT}. */
  public String url() {
    return http.url();
  }

  /** Stops accepting, finishes what was accepted, and returns. */
  @Override
  public void close() {
    http.close();
  }
}
