package org.spackmon.spack;

/**
 * Why can a text not be read as a spec? The message is for whoever sent it: what was expected, what
 * came, and where, as a JSON path and a line and column.
 */
public final class SpecFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  public SpecFormatException(String message) {
    super(message);
  }

  SpecFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
