package org.spackmon.server.ms1;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Decodes strings into UTF-8: escapes with their surrogate pairs, and what isn't UTF-8. Half
 * surrogates and bytes that are no UTF-8 become U+FFFD.
 */
final class JsonText {
  /** How much is kept of a string that isn't streamed, in bytes. */
  static final int LONGEST = 1 << 16;

  private static final int REPLACEMENT = 0xFFFD;

  private final JsonBytes bytes;
  private boolean replaced;

  JsonText(JsonBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * The rest of a string after its opening quote, or its beginning where it is long; without
   * U+0000, which no name can hold in a database.
   */
  String bounded() throws IOException {
    Beginning beginning = new Beginning(LONGEST);
    decode(beginning);
    return beginning.text().replace('\0', (char) REPLACEMENT);
  }

  /**
   * Writes the rest of a string after its opening quote.
   *
   * @return whether anything had to be replaced
   */
  boolean decode(OutputStream to) throws IOException {
    replaced = false;
    while (true) {
      bytes.plain(to);
      int next = bytes.read();
      if (next == '"') {
        return replaced;
      }
      if (next == '\\') {
        escape(to);
      } else if (next >= 0x80) {
        multibyte(next, to);
      } else if (next >= ' ') {
        to.write(next);
      } else {
        throw bytes.unexpected("a closing quote, or an escaped control character", next);
      }
    }
  }

  private void escape(OutputStream to) throws IOException {
    int next = bytes.read();
    switch (next) {
      case '"', '\\', '/' -> to.write(next);
      case 'n' -> to.write('\n');
      case 't' -> to.write('\t');
      case 'r' -> to.write('\r');
      case 'b' -> to.write('\b');
      case 'f' -> to.write('\f');
      case 'u' -> unit(fourDigits(), to);
      default -> throw bytes.unexpected("one of \"\\/bfnrtu after a backslash", next);
    }
  }

  /** A UTF-16 unit; the first half of a pair waits for the second. */
  private void unit(int unit, OutputStream to) throws IOException {
    int first = unit;
    while (first >= Character.MIN_HIGH_SURROGATE && first <= Character.MAX_HIGH_SURROGATE) {
      if (!follows('\\')) {
        replace(to);
        return;
      }
      if (!follows('u')) {
        replace(to);
        escape(to);
        return;
      }
      int second = fourDigits();
      if (second >= Character.MIN_LOW_SURROGATE && second <= Character.MAX_LOW_SURROGATE) {
        write(Character.toCodePoint((char) first, (char) second), to);
        return;
      }
      replace(to);
      first = second;
    }
    if (first >= Character.MIN_SURROGATE && first <= Character.MAX_SURROGATE) {
      replace(to);
    } else {
      write(first, to);
    }
  }

  private boolean follows(char wanted) throws IOException {
    int next = bytes.read();
    if (next == wanted) {
      return true;
    }
    if (next >= 0) {
      bytes.unread();
    }
    return false;
  }

  private int fourDigits() throws IOException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int next = bytes.read();
      int digit = next < 0x80 ? Character.digit(next, 16) : -1;
      if (digit < 0) {
        throw bytes.unexpected("four hexadecimal digits after \\u", next);
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /** A sequence as RFC 3629 allows it; each wrong beginning of one becomes one U+FFFD. */
  private void multibyte(int first, OutputStream to) throws IOException {
    int more = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    if (more == 0) {
      replace(to);
      return;
    }
    int point = first & (0x3F >> more);
    for (int i = 0; i < more; i++) {
      int next = bytes.read();
      boolean fits = next >= 0x80 && next < 0xC0 && (i > 0 || allowed(first, next));
      if (!fits) {
        if (next >= 0) {
          bytes.unread();
        }
        replace(to);
        return;
      }
      point = point << 6 | (next & 0x3F);
    }
    write(point, to);
  }

  /** Rules out overlong forms, surrogates and what lies beyond Unicode. */
  private static boolean allowed(int first, int second) {
    return switch (first) {
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second < 0xA0;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second < 0x90;
      default -> true;
    };
  }

  private void replace(OutputStream to) throws IOException {
    replaced = true;
    write(REPLACEMENT, to);
  }

  private static void write(int point, OutputStream to) throws IOException {
    if (point < 0x80) {
      to.write(point);
    } else if (point < 0x800) {
      to.write(0xC0 | point >> 6);
      to.write(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      to.write(0xE0 | point >> 12);
      to.write(0x80 | (point >> 6 & 0x3F));
      to.write(0x80 | (point & 0x3F));
    } else {
      to.write(0xF0 | point >> 18);
      to.write(0x80 | (point >> 12 & 0x3F));
      to.write(0x80 | (point >> 6 & 0x3F));
      to.write(0x80 | (point & 0x3F));
    }
  }
}
