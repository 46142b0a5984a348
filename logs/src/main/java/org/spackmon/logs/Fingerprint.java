package org.spackmon.logs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Is this the error that we saw elsewhere? A hash of what remains of a text without paths, hashes,
 * numbers and temporary names; symbols, headers and packages remain. The version changes whenever
 * the same text could get another hash.
 */
public final class Fingerprint {
  /** Of the rules; every fingerprint begins with it. */
  public static final int VERSION = 1;

  private static final int HASH = 32;

  private Fingerprint() {}

  static String of(ErrorClass kind, String key) {
    byte[] text = (kind.word() + ' ' + normalised(key)).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return VERSION + ":" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Words of a text, each without what differs from place to place. */
  static String normalised(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (inWord(c)) {
        int from = i;
        while (i < text.length() && inWord(text.charAt(i))) {
          i++;
        }
        word(text, from, i, out);
      } else {
        i++;
        if (c == '\u2018' || c == '\u2019' || c == '`' || c == '"') {
          out.append('\'');
        } else if (c != ' ' && c != '\t') {
          out.append(c);
        } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      }
    }
    return out.toString().strip();
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '/' || c == '.' || c == '-' || c == '+';
  }

  private static void word(String text, int from, int to, StringBuilder out) {
    int slash = text.lastIndexOf('/', to - 1);
    boolean path = slash >= from;
    boolean temporary = slash == from + 4 && text.startsWith("/tmp/", from);
    if (path && slash == to - 1) {
      out.append("DIR");
      return;
    }
    int at = path ? slash + 1 : from;
    if (temporary || temporary(text, at, to)) {
      out.append("TMP");
      return;
    }
    int numbered = path ? at : from;
    while (numbered < to) {
      int end = numbered;
      while (end < to && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
      if (end == numbered) {
        out.append(text.charAt(numbered++));
      } else {
        piece(text, numbered, end, out);
        numbered = end;
      }
    }
  }

  private static void piece(String text, int from, int to, StringBuilder out) {
    int length = to - from;
    boolean digits = true;
    boolean hex = true;
    boolean someDigit = false;
    boolean lower = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      digits &= digit;
      someDigit |= digit;
      hex &= digit || (c >= 'a' && c <= 'f');
      lower &= digit || (c >= 'a' && c <= 'z');
    }
    boolean address = length > 2 && text.startsWith("0x", from);
    if (digits || address || (hex && someDigit && length >= 7) || (lower && length == HASH)) {
      out.append('#');
    } else {
      out.append(text, from, numbered(text, from, to));
    }
  }

  /** A word that ends in many digits is somebody's number: a node, a process, a job. */
  private static int numbered(String text, int from, int to) {
    int end = to;
    while (end > from && text.charAt(end - 1) >= '0' && text.charAt(end - 1) <= '9') {
      end--;
    }
    return to - end >= 4 ? end : to;
  }

  /** Compilers' own names: ccXXXXXX.o and the like. */
  private static boolean temporary(String text, int from, int to) {
    boolean named = to - from >= 10 && text.startsWith("cc", from) && text.charAt(from + 8) == '.';
    return named
        && (text.startsWith("o", from + 9)
            || text.startsWith("s", from + 9)
            || text.startsWith("ltrans", from + 9));
  }
}
