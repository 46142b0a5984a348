package org.spackmon.spack.query;

import java.util.List;

/**
 * What does {@code name=value} say?
 *
 * @param raw the value with its quotes
 * @param exact whether a colon stood before the equals sign
 * @param twice whether there were two equals signs
 */
record Pair(String name, String raw, boolean exact, boolean twice) {

  private static final String QUOTES_AND_BLANKS = "'\" ";

  static Pair of(Token token) {
    boolean twice = token.kind() == Token.Kind.PROPAGATED_PAIR;
    String[] sides = token.text().split(twice ? "==" : "=", 2);
    boolean exact = sides[0].endsWith(":");
    String name = exact ? sides[0].substring(0, sides[0].length() - 1) : sides[0];
    return new Pair(name, sides[1], exact, twice);
  }

  /** The value without its quotes, and without the backslashes before those in it. */
  String value() {
    char first = raw.charAt(0);
    boolean quoted = (first == '"' || first == '\'') && raw.indexOf('\n') < 0;
    return quoted ? raw.substring(1, raw.length() - 1).replace("\\" + first, "" + first) : raw;
  }

  /** The values of an edge's attribute, as which quotes and blanks at the ends don't count. */
  List<String> values() {
    int start = 0;
    int end = raw.length();
    while (start < end && QUOTES_AND_BLANKS.indexOf(raw.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && QUOTES_AND_BLANKS.indexOf(raw.charAt(end - 1)) >= 0) {
      end--;
    }
    return List.of(raw.substring(start, end).split(",", -1));
  }
}
