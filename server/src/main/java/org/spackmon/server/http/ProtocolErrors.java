package org.spackmon.server.http;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what never reached a route: requests that Jetty itself couldn't read. */
final class ProtocolErrors extends ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProtocolErrors.class);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Throwable cause = (Throwable) request.getAttribute(ERROR_EXCEPTION);
    Object message = request.getAttribute(ERROR_MESSAGE);
    int status = response.getStatus();
    if (cause instanceof HttpException http) {
      status = http.getCode();
      message = http.getReason();
    }
    ErrorCode code = ErrorCode.of(status);
    if (code == ErrorCode.BUG && !(cause instanceof EofException)) {
      LOG.error("bug below the routes, at {} {}", request.getMethod(), request.getHttpURI(), cause);
    }
    response.setStatus(code.status());
    CommonHeaders.put(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemJson.CONTENT_TYPE);
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    String detail = message == null ? code.title() : message.toString();
    byte[] body = ProblemJson.bytes(code, detail, Map.of());
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
