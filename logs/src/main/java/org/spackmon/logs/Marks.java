package org.spackmon.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * Where is the next mark? Looks at pairs of bytes and leaps over what no mark can hold (Wu and
 * Manber's way), so that most of an ordinary log is looked at once in three bytes. One comparison
 * per mark and place at worst: nothing can run away.
 */
final class Marks {
  private static final int SHORTEST = 4;
  private static final int PAIRS = 1 << 16;

  /** How far the next mark is at least from the end of this pair. */
  private static final byte[] LEAP = new byte[PAIRS];

  /** Marks whose first four bytes end with this pair. */
  private static final Mark[][] ENDING = new Mark[PAIRS][];

  static {
    java.util.Arrays.fill(LEAP, (byte) (SHORTEST - 1));
    List<List<Mark>> ending = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      ending.add(new ArrayList<>(0));
    }
    for (Mark mark : Mark.values()) {
      for (int i = 1; i < SHORTEST; i++) {
        for (int first : cases(mark.text.charAt(i - 1))) {
          for (int second : cases(mark.text.charAt(i))) {
            int pair = (first << 8) | second;
            LEAP[pair] = (byte) Math.min(LEAP[pair], SHORTEST - 1 - i);
            if (i == SHORTEST - 1 && !ending.get(pair).contains(mark)) {
              ending.get(pair).add(mark);
            }
          }
        }
      }
    }
    for (int i = 0; i < PAIRS; i++) {
      if (!ending.get(i).isEmpty()) {
        ENDING[i] = ending.get(i).toArray(Mark[]::new);
      }
    }
  }

  private Marks() {}

  /** Where the first mark begins that begins before {@code limit}, or -1. */
  static int next(byte[] in, int from, int limit, int filled) {
    int last = Math.min(limit + SHORTEST - 1, filled);
    int at = from + SHORTEST - 1;
    while (at < last) {
      int pair = ((in[at - 1] & 0xff) << 8) | (in[at] & 0xff);
      int leap = LEAP[pair];
      if (leap > 0) {
        at += leap;
      } else {
        int start = at - SHORTEST + 1;
        if (at(in, start, filled, pair) != 0) {
          return start;
        }
        at++;
      }
    }
    return -1;
  }

  /** The marks that lie in a line. */
  static long in(byte[] in, int from, int to) {
    long found = 0;
    int at = from + SHORTEST - 1;
    while (at < to) {
      int pair = ((in[at - 1] & 0xff) << 8) | (in[at] & 0xff);
      int leap = LEAP[pair];
      if (leap == 0) {
        found |= at(in, at - SHORTEST + 1, to, pair);
        leap = 1;
      }
      at += leap;
    }
    return found;
  }

  private static long at(byte[] in, int start, int end, int pair) {
    long found = 0;
    for (Mark mark : ENDING[pair]) {
      if (matches(in, start, end, mark.text)) {
        found |= mark.bit();
      }
    }
    return found;
  }

  private static boolean matches(byte[] in, int start, int end, String mark) {
    if (start + mark.length() > end) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      int b = in[start + i];
      if (b >= 'A' && b <= 'Z') {
        b += 'a' - 'A';
      }
      if (b != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int[] cases(char letter) {
    boolean both = letter >= 'a' && letter <= 'z';
    return both ? new int[] {letter, letter - 'a' + 'A'} : new int[] {letter};
  }
}
