package org.spackmon.spack;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * How is text from outside kept safely? Without U+0000, which PostgreSQL refuses, without half
 * surrogates, which UTF-8 can't hold, and where it names something, no longer than 1,000 code
 * points.
 */
final class SafeText {

  static final char REPLACEMENT = '\uFFFD';
  static final int LONGEST = 1_000;

  /** Of a path: what Linux allows. */
  static final int LONGEST_PATH = 4_096;

  // "…" and 16 hex digits: names that differ only behind the cut stay different names.
  private static final int MARK = 17;

  private SafeText() {}

  /** Text that names something. */
  static String bounded(String text) {
    return bounded(text, LONGEST);
  }

  /** Cuts to a number of code points. Cutting twice changes nothing. */
  static String bounded(String text, int longest) {
    String clean = clean(text);
    if (clean.length() <= longest || clean.codePointCount(0, clean.length()) <= longest) {
      return clean;
    }
    byte[] digest = Sha256.of(clean.getBytes(StandardCharsets.UTF_8));
    return clean.substring(0, clean.offsetByCodePoints(0, longest - MARK))
        + "…"
        + HexFormat.of().formatHex(digest, 0, 8);
  }

  /** The text itself when it is clean, which it nearly always is. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? REPLACEMENT
                    : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
