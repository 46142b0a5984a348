package org.spackmon.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Which lines of consecutive chunks hold some words? Horspool's search over the bytes as they are:
 * a hundred megabytes take as long as unpacking them. Words without a capital letter match any case
 * of ASCII's letters.
 */
final class LineSearch {
  /** More lines are counted, not named. */
  static final int NAMED = 100_000;

  private final byte[] wanted;
  private final byte[] fold = new byte[256];

  /** By the byte at which the words would end: so far away they end at least; 0 for maybe there. */
  private final int[] leap = new int[256];

  /** So far on they can end next, where all but their last byte was wrong. */
  private final int again;

  private final long first;
  private final long last;
  private final LongStream.Builder named = LongStream.builder();
  private byte[] carried = new byte[0];
  private long nextByte;
  private long found;
  private long latest;

  /**
   * For words in the lines {@code first} to {@code last}.
   *
   * @param words no newline in them, and not empty
   */
  LineSearch(String words, long first, long last) {
    this.wanted = words.getBytes(StandardCharsets.UTF_8);
    this.first = first;
    this.last = last;
    boolean anyCase = words.chars().noneMatch(c -> c >= 'A' && c <= 'Z');
    for (int i = 0; i < fold.length; i++) {
      fold[i] = (byte) (anyCase && i >= 'A' && i <= 'Z' ? i + 32 : i);
    }
    int end = wanted.length - 1;
    int[] behind = new int[256];
    Arrays.fill(behind, wanted.length);
    for (int i = 0; i < end; i++) {
      behind[wanted[i] & 0xff] = end - i;
    }
    again = behind[wanted[end] & 0xff];
    behind[wanted[end] & 0xff] = 0;
    for (int i = 0; i < leap.length; i++) {
      leap[i] = behind[fold[i] & 0xff];
    }
  }

  /** Reads on; what begins in one chunk and ends in the next is found too. */
  void read(Contents.Part part, byte[] bytes) {
    if (part.firstByte() > nextByte) { // the middle was left out; what was mended is longer
      carried = new byte[0];
    }
    nextByte = part.firstByte() + part.size();
    int most = wanted.length - 1;
    byte[] seam = joined(carried, bytes, Math.min(most, bytes.length));
    search(seam, part.firstLine() - newlines(carried, 0, carried.length));
    search(bytes, part.firstLine());
    byte[] end = bytes.length < most ? seam : bytes;
    carried = Arrays.copyOfRange(end, Math.max(0, end.length - most), end.length);
  }

  private static byte[] joined(byte[] first, byte[] second, int ofSecond) {
    byte[] joined = Arrays.copyOf(first, first.length + ofSecond);
    System.arraycopy(second, 0, joined, first.length, ofSecond);
    return joined;
  }

  private void search(byte[] bytes, long firstLine) {
    long line = firstLine;
    int counted = 0;
    int at = next(bytes, 0);
    while (at >= 0 && line <= last) {
      line += newlines(bytes, counted, at);
      hit(line);
      counted = lineEnd(bytes, at);
      at = next(bytes, counted);
    }
  }

  private void hit(long line) {
    if (line != latest && line >= first && line <= last) {
      latest = line;
      if (found++ < NAMED) {
        named.add(line);
      }
    }
  }

  private int next(byte[] bytes, int from) {
    int before = wanted.length - 1;
    for (int end = from + before; end < bytes.length; ) {
      int far = leap[bytes[end] & 0xff];
      if (far == 0) {
        if (here(bytes, end - before)) {
          return end - before;
        }
        far = again;
      }
      end += far;
    }
    return -1;
  }

  /** Whether all but the last byte are there. */
  private boolean here(byte[] bytes, int at) {
    int i = wanted.length - 2;
    while (i >= 0 && fold[bytes[at + i] & 0xff] == wanted[i]) {
      i--;
    }
    return i < 0;
  }

  private static long newlines(byte[] bytes, int from, int to) {
    long lines = 0;
    for (int i = from; i < to; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  FoundLines finish() {
    return new FoundLines(found, named.build().toArray());
  }
}
