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
  private final int[] skip = new int[256];
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
      skip[i] = wanted.length;
    }
    for (int i = 0; i < wanted.length - 1; i++) {
      skip[wanted[i] & 0xff] = wanted.length - 1 - i;
    }
  }

  /** Reads on; what begins in one chunk and ends in the next is found too. */
  void read(Contents.Part part, byte[] bytes) {
    if (part.firstByte() > nextByte) { // the middle was left out; what was mended is longer
      carried = new byte[0];
    }
    nextByte = part.firstByte() + part.size();
    byte[] joined = Arrays.copyOf(carried, carried.length + bytes.length);
    System.arraycopy(bytes, 0, joined, carried.length, bytes.length);
    search(joined, part.firstLine() - newlines(carried, 0, carried.length));
    int keep = Math.min(wanted.length - 1, joined.length);
    carried = Arrays.copyOfRange(joined, joined.length - keep, joined.length);
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
    int m = wanted.length - 1;
    for (int at = from; at + m < bytes.length; ) {
      int end = fold[bytes[at + m] & 0xff] & 0xff;
      int i = m;
      while (i >= 0 && fold[bytes[at + i] & 0xff] == wanted[i]) {
        i--;
      }
      if (i < 0) {
        return at;
      }
      at += skip[end];
    }
    return -1;
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
