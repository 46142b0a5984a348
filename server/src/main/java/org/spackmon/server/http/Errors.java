package org.spackmon.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a route throws into an answer. */
final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private final List<ErrorShape> shapes;

  Errors(List<? extends ErrorShape> shapes) {
    this.shapes = List.copyOf(shapes);
  }

  void register(RoutesConfig routes) {
    routes.exception(ProblemException.class, (problem, ctx) -> answer(ctx, problem));
    routes.exception(
        HttpResponseException.class, (response, ctx) -> answer(ctx, of(response, ctx)));
    routes.exception(Exception.class, (failure, ctx) -> answer(ctx, of(failure, ctx)));
  }

  private void answer(Context ctx, ProblemException problem) {
    ctx.status(problem.code().status());
    if (problem.code().endsConnection()) {
      ctx.header(Header.CONNECTION, "close");
    }
    for (ErrorShape shape : shapes) {
      if (shape.speaksFor(ctx)) {
        shape.write(ctx, problem);
        return;
      }
    }
    ctx.contentType(ProblemJson.CONTENT_TYPE);
    ctx.result(ProblemJson.bytes(problem.code(), problem.detail(), problem.members()));
  }

  /** What Javalin found wrong by itself. */
  private static ProblemException of(HttpResponseException response, Context ctx) {
    ErrorCode code = ErrorCode.of(response.getStatus());
    if (response instanceof MethodNotAllowedResponse) {
      String allowed = String.join(", ", response.getDetails().values());
      String allow = allowed.replace("GET", "GET, HEAD");
      ctx.header(Header.ALLOW, allow);
      return new ProblemException(code, ctx.method() + " isn't answered here; these are: " + allow);
    }
    return code == ErrorCode.NOT_FOUND
        ? new ProblemException(code, "Nothing is served at " + ctx.path())
        : new ProblemException(code, code.title());
  }

  /** What Jetty or the JDK didn't like about the request is the client's mistake, the rest ours. */
  private static ProblemException of(Exception failure, Context ctx) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException http && http.getCode() < 500) {
        return new ProblemException(ErrorCode.of(http.getCode()), String.valueOf(http.getReason()));
      }
    }
    if (failure instanceof UnsupportedCharsetException
        || failure instanceof IllegalCharsetNameException) {
      return new ProblemException(
          ErrorCode.UNSUPPORTED_ENCODING, "The charset isn't known: " + failure.getMessage());
    }
    return bug(failure, ctx);
  }

  /** The person gets a number, the log gets the stack. */
  private static ProblemException bug(Exception bug, Context ctx) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.error("bug {} at {} {}", id, ctx.method(), ctx.path(), bug);
    return new ProblemException(ErrorCode.BUG, "It is in the log of the server under " + id);
  }
}
