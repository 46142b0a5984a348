package org.spackmon.app.config;

/** A setting that nobody can use; the message says where it stands and what was expected. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConfigException(String message) {
    super(message);
  }
}
