package org.spackmon.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where is the next mark, or word of a site's rules? Looks at pairs of bytes and leaps over what
 * none of them can hold (Wu and Manber's way), so that most of an ordinary log is looked at once in
 * three bytes. One comparison per mark and place at worst: nothing can run away.
 */
final class Marks {
  static final int SHORTEST = 4;

  /** Without words of a site. */
  static final Marks KNOWN = with(List.of());

  private static final int PAIRS = 1 << 16;

  /** How far the next word is at least from the end of this pair. */
  private final byte[] leap = new byte[PAIRS];

  /** Words whose first four bytes end with this pair. */
  private final Word[][] ending = new Word[PAIRS][];

  /**
   * What is looked for.
   *
   * @param bit of the mark; 0 for a site's word
   */
  private record Word(String text, long bit) {
    boolean in(byte[] line, int start, int end) {
      return matches(line, start, end, text)
          && ((bit & Inside.MARKS) == 0 || !Inside.holds(line, start, start + text.length(), end));
    }
  }

  private Marks() {
    Arrays.fill(leap, (byte) (SHORTEST - 1));
  }

  /**
   * Our marks, and words of a site.
   *
   * @param words of at least four bytes, in lower case
   */
  static Marks with(List<String> words) {
    Marks marks = new Marks();
    for (Mark mark : Mark.values()) {
      mark.texts.forEach(text -> marks.add(new Word(bytes(text), mark.bit())));
    }
    words.forEach(word -> marks.add(new Word(word, 0)));
    return marks;
  }

  /** A character per byte. */
  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private void add(Word word) {
    for (int i = 1; i < SHORTEST; i++) {
      for (int first : cases(word.text.charAt(i - 1))) {
        for (int second : cases(word.text.charAt(i))) {
          int pair = (first << 8) | second;
          leap[pair] = (byte) Math.min(leap[pair], SHORTEST - 1 - i);
          if (i == SHORTEST - 1) {
            ending[pair] = appended(ending[pair], word);
          }
        }
      }
    }
  }

  private static Word[] appended(Word @Nullable [] words, Word word) {
    Word[] more = words == null ? new Word[1] : Arrays.copyOf(words, words.length + 1);
    more[more.length - 1] = word;
    return more;
  }

  /** Where the first one begins that begins before {@code limit}, or -1. */
  int next(byte[] in, int from, int limit, int filled) {
    int last = Math.min(limit + SHORTEST - 1, filled);
    int at = from + SHORTEST - 1;
    while (at < last) {
      int pair = ((in[at - 1] & 0xff) << 8) | (in[at] & 0xff);
      int far = leap[pair];
      if (far > 0) {
        at += far;
      } else {
        int start = at - SHORTEST + 1;
        if (any(in, start, filled, pair)) {
          return start;
        }
        at++;
      }
    }
    return -1;
  }

  /** The marks that lie in a line. */
  long in(byte[] in, int from, int to) {
    long found = 0;
    int at = from + SHORTEST - 1;
    while (at < to) {
      int pair = ((in[at - 1] & 0xff) << 8) | (in[at] & 0xff);
      int far = leap[pair];
      if (far == 0) {
        found |= at(in, at - SHORTEST + 1, to, pair);
        far = 1;
      }
      at += far;
    }
    return found;
  }

  private long at(byte[] in, int start, int end, int pair) {
    long found = 0;
    for (Word word : ending[pair]) {
      if (word.in(in, start, end)) {
        found |= word.bit;
      }
    }
    return found;
  }

  private boolean any(byte[] in, int start, int end, int pair) {
    for (Word word : ending[pair]) {
      if (word.in(in, start, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] in, int start, int end, String word) {
    if (start + word.length() > end) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      int b = in[start + i] & 0xff;
      if (b >= 'A' && b <= 'Z') {
        b += 'a' - 'A';
      }
      if (b != word.charAt(i)) {
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
