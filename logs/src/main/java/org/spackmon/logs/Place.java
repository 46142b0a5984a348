package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/**
 * Where a tool points to, and what it says there: {@code FILE:LINE:COLUMN: REST} or {@code
 * FILE(LINE): REST}.
 */
record Place(String file, int line, int column, String rest) {
  /** The first place of a line, or null. */
  static @Nullable Place of(String text) {
    int from = indent(text);
    boolean blank = false;
    for (int i = from + 1; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t' || (c == ' ' && text.charAt(from) != '/')) {
        return null;
      }
      blank |= c == ' ';
      if ((c == ':' || c == '(') && digit(text, i + 1)) {
        Place place = c == ':' ? colons(text, from, i) : parentheses(text, from, i);
        if (place != null && (!blank || place.says())) {
          return place;
        }
      }
    }
    return null;
  }

  /** Only what is said here shows that a name with blanks is one. */
  private boolean says() {
    return rest.startsWith("error") || rest.startsWith("warning") || rest.startsWith("fatal");
  }

  /** The name without its folders. */
  String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** A sentence with the place behind it, if there is one. */
  static String behind(String said, @Nullable Place place) {
    String bare = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    return place == null ? said : bare + " at " + place.brief();
  }

  /** A few characters that lead to it. */
  String brief() {
    return line == 0 ? name() : name() + ":" + line;
  }

  /**
   * {@code FILE:LINE}, {@code FILE:LINE:COLUMN}, {@code FILE:LINE.COLUMN:} as gfortran before 4.9
   * wrote, {@code FILE:LINE.COLUMN-COLUMN: error: …} as bison does.
   */
  private static @Nullable Place colons(String text, int from, int at) {
    int end = digits(text, at + 1);
    int line = number(text, at + 1, end);
    int column = 0;
    if (end < text.length() && text.charAt(end) == ':' && digit(text, end + 1)) {
      int from2 = end + 1;
      int end2 = digits(text, from2);
      if (end2 == text.length() || text.charAt(end2) == ':') {
        column = number(text, from2, end2);
        end = end2;
      }
    } else if (end + 1 < text.length() && text.charAt(end) == '.') {
      int end2 = digits(text, end + 1);
      int end3 = span(text, end2);
      if (end2 > end + 1 && end3 < text.length() && text.charAt(end3) == ':') {
        Place place =
            new Place(
                text.substring(from, at), line, number(text, end + 1, end2), rest(text, end3));
        return end3 == text.length() - 1 || place.says() ? place : null;
      }
    }
    boolean ends = end == text.length() || text.charAt(end) == ':' || text.charAt(end) == ',';
    if (!ends) {
      return null;
    }
    return new Place(text.substring(from, at), line, column, rest(text, end));
  }

  private static @Nullable Place parentheses(String text, int from, int at) {
    int end = digits(text, at + 1);
    int line = number(text, at + 1, end);
    int column = 0;
    if (end < text.length() && text.charAt(end) == ',' && digit(text, end + 1)) {
      int end2 = digits(text, end + 1);
      column = number(text, end + 1, end2);
      end = end2;
    }
    if (text.startsWith(") (col. ", end)) {
      int end2 = digits(text, end + 8);
      column = number(text, end + 8, end2);
      end = end2;
    }
    if (end + 1 >= text.length() || text.charAt(end) != ')' || text.charAt(end + 1) != ':') {
      return null;
    }
    return new Place(text.substring(from, at), line, column, rest(text, end + 1));
  }

  /** {@code -COLUMN} or {@code -LINE.COLUMN}, where something ends. */
  private static int span(String text, int from) {
    if (from >= text.length() || text.charAt(from) != '-') {
      return from;
    }
    int end = digits(text, from + 1);
    return end < text.length() && text.charAt(end) == '.' ? digits(text, end + 1) : end;
  }

  private static String rest(String text, int colon) {
    return colon + 1 >= text.length() ? "" : text.substring(colon + 1).strip();
  }

  private static boolean digit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int digits(String text, int at) {
    while (digit(text, at)) {
      at++;
    }
    return at;
  }

  private static int number(String text, int from, int to) {
    return to - from > 9 ? 0 : Integer.parseInt(text, from, to, 10);
  }

  private static int indent(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
