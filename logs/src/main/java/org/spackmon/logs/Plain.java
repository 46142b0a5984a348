package org.spackmon.logs;

import java.nio.charset.StandardCharsets;

/** Text of bytes as a terminal would show it. */
final class Plain {
  private static final int ESCAPE = 0x1b;

  private Plain() {}

  static String text(byte[] in, int from, int to) {
    while (to > from && (in[to - 1] == '\r' || in[to - 1] == '\n')) {
      to--;
    }
    boolean plain = true;
    for (int i = from; i < to; i++) {
      if (in[i] == '\r') {
        from = i + 1;
      } else if (in[i] == ESCAPE || (in[i] < ' ' && in[i] >= 0 && in[i] != '\t')) {
        plain = false;
      }
    }
    byte[] text = plain ? in : new byte[to - from];
    int length = plain ? to - from : strip(in, from, to, text);
    String said = new String(text, plain ? from : 0, length, StandardCharsets.UTF_8);
    return Prefixes.off(said.stripTrailing());
  }

  /** Leaves out colours, titles and other control characters. */
  private static int strip(byte[] in, int from, int to, byte[] out) {
    int length = 0;
    for (int i = from; i < to; i++) {
      int b = in[i];
      if (b == ESCAPE && i + 1 < to && in[i + 1] == '[') {
        i += 2;
        while (i < to && (in[i] < '@' || in[i] > '~')) {
          i++;
        }
      } else if (b == ESCAPE && i + 1 < to && in[i + 1] == ']') {
        while (i < to && in[i] != 7 && in[i] != '\\') {
          i++;
        }
      } else if (b == '\n') {
        while (i + 1 < to && in[i + 1] == ' ') {
          i++;
        }
      } else if (b < 0 || b >= ' ' || b == '\t') {
        out[length++] = (byte) b;
      }
    }
    return length;
  }
}
