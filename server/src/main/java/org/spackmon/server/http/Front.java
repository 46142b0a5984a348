package org.spackmon.server.http;

import io.javalin.http.Context;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.http.servlet.JavalinServletRequest;
import io.javalin.router.Endpoint;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands between Jetty and Javalin: hands in bodies that can be read, and empties what is left. */
final class Front extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final transient JavalinServlet javalin;
  private final transient HttpServer.Limits limits;
  private final transient RequestWatch watch;

  Front(JavalinServlet javalin, HttpServer.Limits limits, RequestWatch watch) {
    this.javalin = javalin;
    this.limits = limits;
    this.watch = watch;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long began = System.nanoTime();
    Incoming incoming = new Incoming(request, limits);
    Context ctx = javalin.handle(new JavalinServletRequest(incoming), response);
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
    watch.served(route(ctx), method, response.getStatus(), System.nanoTime() - began);
    if (request.getContentLengthLong() > limits.body()) {
      // Tell before reading on: who looks at the answer early can stop sending.
      response.flushBuffer();
    }
    incoming.drain();
  }

  private static String route(@Nullable Context ctx) {
    Endpoint endpoint = ctx == null ? null : ctx.endpoints().matchedHttpEndpoint();
    return endpoint == null ? RequestWatch.NO_ROUTE : endpoint.path;
  }
}
