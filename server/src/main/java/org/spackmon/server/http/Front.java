package org.spackmon.server.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands between Jetty and Javalin: hands in bodies that can be read, and empties what is left. */
final class Front extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Servlet javalin;
  private final transient HttpServer.Limits limits;

  Front(Servlet javalin, HttpServer.Limits limits) {
    this.javalin = javalin;
    this.limits = limits;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Incoming incoming = new Incoming(request, limits);
    javalin.service(incoming, response);
    if (request.getContentLengthLong() > limits.body()) {
      // Tell before reading on: who looks at the answer early can stop sending.
      response.flushBuffer();
    }
    incoming.drain();
  }
}
