package org.spackmon.server.ms1;

import java.io.IOException;

/** Why can a body not be read? Says what was expected and where. */
final class MalformedBodyException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedBodyException(String message) {
    super(message);
  }

  /** Expected and cheap: no stack. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
