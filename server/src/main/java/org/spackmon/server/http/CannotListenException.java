package org.spackmon.server.http;

import java.net.SocketException;

/** The address or port can't be had. */
public final class CannotListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean refused;

  private CannotListenException(String message, boolean refused, Throwable cause) {
    super(message, cause);
    this.refused = refused;
  }

  static CannotListenException of(String host, int port, Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof SocketException)) {
      cause = cause.getCause();
    }
    String reason = String.valueOf(cause.getMessage());
    return new CannotListenException(
        "Can't listen on " + host + ":" + port + ": " + reason,
        reason.contains("Permission denied"),
        failure);
  }

  /** Whether the system refuses this port to this user, rather than somebody else having it. */
  public boolean refused() {
    return refused;
  }
}
