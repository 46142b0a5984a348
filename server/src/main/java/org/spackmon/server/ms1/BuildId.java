package org.spackmon.server.ms1;

import java.util.regex.Pattern;

/** Which build does a report mean? Clients send a number, or the same in quotes. */
final class BuildId {
  /** What no build has: for numbers that are too large for an id. */
  static final long NONE = -1;

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final int MOST_DIGITS = 18;

  private BuildId() {}

  static long of(Field field) throws MalformedBodyException {
    String text = field.text().strip();
    boolean number = field.kind() == Kind.NUMBER || field.kind() == Kind.TEXT;
    if (!number || !INTEGER.matcher(text).matches()) {
      throw new MalformedBodyException(
          "build_id: expected an integer, got "
              + (number ? SafeName.of(field.text(), 60) : field.kind().words()));
    }
    return text.length() > MOST_DIGITS ? NONE : Long.parseLong(text);
  }
}
