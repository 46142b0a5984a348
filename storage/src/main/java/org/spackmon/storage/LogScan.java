package org.spackmon.storage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.spackmon.record.Content;

/**
 * How many lines are these, and when does Spack say that it wrote the first and the last? One pass,
 * eight bytes at a time.
 */
final class LogScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
  private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;

  private long newlines;
  private boolean lineOpen;
  private long saidStart = Content.NO_TIME;
  private long saidEnd = Content.NO_TIME;

  /** Lines so far; one that isn't ended counts. */
  long lines() {
    return newlines + (lineOpen ? 1 : 0);
  }

  /** The number, from 1, of the line in which the next byte stands. */
  long line() {
    return newlines + 1;
  }

  long saidStart() {
    return saidStart;
  }

  long saidEnd() {
    return saidEnd;
  }

  /** Reads on. A stamp is found where its line begins in these bytes. */
  void read(byte[] bytes, int length) {
    if (!lineOpen) {
      stamp(bytes, 0, length);
    }
    int at = 0;
    for (; at <= length - Long.BYTES; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at) ^ NEWLINES;
      // 0x80 in each byte that is zero now, exactly.
      long hits = ~(((word & LOW) + LOW) | word | LOW);
      newlines += Long.bitCount(hits);
      while (hits != 0) {
        stamp(bytes, at + (Long.numberOfTrailingZeros(hits) >>> 3) + 1, length);
        hits &= hits - 1;
      }
    }
    for (; at < length; at++) {
      if (bytes[at] == '\n') {
        newlines++;
        stamp(bytes, at + 1, length);
      }
    }
    lineOpen = length > 0 ? bytes[length - 1] != '\n' : lineOpen;
  }

  private void stamp(byte[] bytes, int at, int length) {
    if (at < length && bytes[at] == '=') {
      long time = SpackStamp.read(bytes, at, length);
      if (time != Content.NO_TIME) {
        saidStart = saidStart == Content.NO_TIME ? time : saidStart;
        saidEnd = time;
      }
    }
  }

  /** How many lines these are; one that isn't ended counts. */
  static long lines(byte[] bytes, int length) {
    LogScan scan = new LogScan();
    scan.read(bytes, length);
    return scan.lines();
  }

  /** Whether all these are ASCII, which nearly every log is. */
  static boolean ascii(byte[] bytes, int length) {
    int at = 0;
    for (; at <= length - Long.BYTES; at += Long.BYTES) {
      if (((long) LONGS.get(bytes, at) & ~LOW) != 0) {
        return false;
      }
    }
    for (; at < length; at++) {
      if (bytes[at] < 0) {
        return false;
      }
    }
    return true;
  }
}
