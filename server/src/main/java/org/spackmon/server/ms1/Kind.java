package org.spackmon.server.ms1;

/** What kind of JSON value is it? */
enum Kind {
  OBJECT("an object"),
  LIST("a list"),
  TEXT("a string"),
  NUMBER("a number"),
  TRUE("true"),
  FALSE("false"),
  NULL("null");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** For a message. */
  String words() {
    return words;
  }
}
