package org.spackmon.spack.recipe;

/**
 * A word of Python.
 *
 * @param text of a literal its value, of all else what is written
 */
record Token(Kind kind, String text) {
  enum Kind {
    NAME,
    /** A text that means just what it says: no format string, no escapes. */
    LITERAL,
    OTHER
  }

  boolean is(String written) {
    return kind != Kind.LITERAL && text.equals(written);
  }
}
