package org.spackmon.client.door;

/** Says to the user, in one line, why no server can be used. */
public final class UnusableException extends Exception {
  private static final long serialVersionUID = 1;

  public UnusableException(String message) {
    super(message);
  }

  /** The message. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
