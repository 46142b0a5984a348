package org.spackmon.server.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request whose body can be read as what it means, not as how it was sent. */
final class Incoming extends HttpServletRequestWrapper {
  private final HttpServer.Limits limits;
  private @Nullable GuardedInput wire;
  private @Nullable ServletInputStream body;

  Incoming(HttpServletRequest request, HttpServer.Limits limits) {
    super(request);
    this.limits = limits;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      String transfer = getHeader("Transfer-Encoding");
      if (transfer != null && !transfer.strip().equalsIgnoreCase("chunked")) {
        throw new ProblemException(
            ErrorCode.UNSUPPORTED_ENCODING,
            "Transfer-Encoding: expected chunked or none, got " + transfer);
      }
      GuardedInput guarded = wire();
      body =
          switch (encoding()) {
            case "", "identity" -> guarded;
            case "gzip", "x-gzip" -> new GunzippedInput(guarded, limits.body());
            default ->
                throw new ProblemException(
                    ErrorCode.UNSUPPORTED_ENCODING,
                    "Content-Encoding: expected gzip or none, got " + encoding());
          };
    }
    return body;
  }

  /** No form here sends files; a parser for them would only be one more thing to attack. */
  @Override
  public Collection<Part> getParts() {
    throw new ProblemException(
        ErrorCode.UNSUPPORTED_ENCODING, "Forms are application/x-www-form-urlencoded here");
  }

  private String encoding() {
    String encoding = getHeader("Content-Encoding");
    return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
  }

  private GuardedInput wire() throws IOException {
    if (wire == null) {
      wire = new GuardedInput(super.getInputStream(), limits.pace());
    }
    return wire;
  }

  /**
   * Reads what the route left of the body, within bounds: old clients send all of it before they
   * look at the answer, and would take a connection that closes meanwhile for a failure.
   */
  void drain() throws IOException {
    boolean waits = getHeader("Expect") != null && wire == null;
    if (getContentLengthLong() == 0 || waits) {
      return;
    }
    GuardedInput rest = wire();
    byte[] nowhere = new byte[16 << 10];
    long most = rest.bytes() + 4 * limits.body();
    try {
      while (rest.bytes() < most && rest.read(nowhere, 0, nowhere.length) >= 0) {
        // It isn't wanted.
      }
    } catch (ProblemException e) {
      // Jetty closes the connection by itself.
    }
  }
}
