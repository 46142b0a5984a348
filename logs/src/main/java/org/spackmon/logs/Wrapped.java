package org.spackmon.logs;

/**
 * Spack cuts long lines of its report into several: one with a number, and those below it with an
 * indent. They are one line.
 */
final class Wrapped {
  private static final int INDENT = 11;
  private static final int NUMBER = 5;
  private static final int MOST = 8;
  private static final int LONGEST = 200;

  private Wrapped() {}

  /** Where the line of a log begins whose piece begins there. */
  static int start(byte[] in, int from) {
    int start = from;
    for (int i = 0; i < MOST && start > 0 && indented(in, start, in.length); i++) {
      int above = start - 1;
      while (above > 0 && start - above < LONGEST && in[above - 1] != '\n') {
        above--;
      }
      if (above > 0 && in[above - 1] != '\n') {
        return from;
      }
      if (numbered(in, above)) {
        return above;
      }
      start = above;
    }
    return from;
  }

  /** Where it ends. */
  static int end(byte[] in, int from, int to, int filled) {
    int end = to;
    for (int i = 0; i < MOST && numbered(in, from) && indented(in, end + 1, filled); i++) {
      int below = end + 1;
      while (below < filled && below - end < LONGEST && in[below] != '\n') {
        below++;
      }
      end = below;
    }
    return end;
  }

  private static boolean numbered(byte[] in, int at) {
    return at + NUMBER < in.length
        && in[at] == ' '
        && in[at + 1] == ' '
        && (in[at + 2] == '>' ? in[at + 3] == '>' : in[at + 2] == ' ' && in[at + 3] == ' ')
        && in[at + 4] == ' '
        && in[at + NUMBER] >= '0'
        && in[at + NUMBER] <= '9';
  }

  private static boolean indented(byte[] in, int at, int filled) {
    if (at < 0 || at + INDENT >= filled) {
      return false;
    }
    for (int i = at; i < at + INDENT; i++) {
      if (in[i] != ' ') {
        return false;
      }
    }
    return true;
  }
}
