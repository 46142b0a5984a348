package org.spackmon.spack;

/** What is white space? What Spack's Python takes for it, in any script. */
public final class Blanks {

  /** One such character, in a pattern. */
  public static final String PATTERN = "[\\p{IsWhite_Space}\\x1c-\\x1f]";

  private Blanks() {}

  public static boolean is(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == 0x85;
  }

  /** Takes them off both ends. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && is(text.charAt(start))) {
      start++;
    }
    while (end > start && is(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
