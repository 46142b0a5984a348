package org.spackmon.journal;

/** Says what is wrong with a line that can't be read. */
public final class DamagedException extends Exception {
  private static final long serialVersionUID = 1;

  DamagedException(String why) {
    super(why);
  }

  DamagedException(String why, Throwable cause) {
    super(why, cause);
  }
}
