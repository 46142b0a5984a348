package org.spackmon.server.ms1;

import java.util.regex.Pattern;

/**
 * A value of a report that is short as a rule. The clients' language is loose, and so were the
 * server's checks: what is false there (0, "", [], {}) counts as missing here.
 *
 * @param kind what it was
 * @param text of a string what it says, of anything else its JSON
 */
record Field(Kind kind, String text) {
  /** Of a field that isn't there. */
  static final Field ABSENT = new Field(Kind.NULL, "null");

  private static final Pattern ZERO = Pattern.compile("-?0(\\.0+)?([eE].*)?");

  boolean missing() {
    return switch (kind) {
      case NULL, FALSE -> true;
      case TRUE -> false;
      case TEXT -> text.isEmpty();
      case NUMBER -> ZERO.matcher(text).matches();
      case LIST -> text.equals("[]");
      case OBJECT -> text.equals("{}");
    };
  }

  /** As text that can be kept in a column and an index. */
  String safe(int longest) {
    return SafeName.of(text, longest);
  }
}
