package org.spackmon.advisories;

/** A file isn't what the OSV format says. */
public final class OsvException extends Exception {
  private static final long serialVersionUID = 1;

  OsvException(String message) {
    super(message);
  }
}
