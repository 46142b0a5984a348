package org.spackmon.logs;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What does this log say? Takes its bytes in pieces of any size, and answers when all are there.
 *
 * <p>Keeps a window of fixed size and a bounded number of findings. Only lines that hold a {@link
 * Mark}, or a word of a site's rules, are looked at, once each, in text that is cut to a bounded
 * length; a line of many megabytes is many pieces of one line.
 */
public final class LogReader extends OutputStream {
  private static final int WINDOW = 512 * 1024;

  /** What tools may look back at, and ahead. */
  private static final int AROUND = 48 * 1024;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;

  private static final int CROWD = 100_000;
  private static final long WARNS = Mark.WARNING.bit();
  private static final long DECISIVE =
      Mark.of(
          Mark.PHASE,
          Mark.NO_SPACE,
          Mark.QUOTA,
          Mark.KILLED,
          Mark.MEMORY,
          Mark.READ_ONLY,
          Mark.TIME_LIMIT);

  private final Rules rules;
  private final Marks words;
  private final byte[] window = new byte[WINDOW];
  private final Lines.Credit credit = new Lines.Credit();
  private final Findings findings = new Findings();
  private int filled;
  private int looked;
  private int counted;
  private long newlines;
  private long bytes;
  private long seen;
  private int crowd;
  private int warnings;
  private byte last = '\n';

  public LogReader() {
    this(Rules.NONE);
  }

  /** A reader by the rules of a site, too. */
  public LogReader(Rules rules) {
    this.rules = rules;
    this.words = rules.marks();
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, from.length);
    bytes += length;
    if (length > 0) {
      last = from[offset + length - 1];
    }
    int end = offset + length;
    for (int at = offset; at < end; ) {
      if (filled == WINDOW) {
        look(WINDOW - AROUND);
        shift();
      }
      int fits = Math.min(end - at, WINDOW - filled);
      System.arraycopy(from, at, window, filled, fits);
      filled += fits;
      at += fits;
    }
  }

  /** All bytes were written: what they say, whoever knows how it ended. */
  public Reading finish() {
    return finish(false);
  }

  /** All bytes of a build that failed were written: why it did. */
  public Reading finishFailed() {
    return finish(true);
  }

  private Reading finish(boolean failed) {
    look(filled);
    count(filled);
    long lines = last == '\n' ? newlines : newlines + 1;
    return findings.reading(lines, bytes, failed);
  }

  private void look(int limit) {
    while (looked < limit) {
      int mark = words.next(window, looked, limit, filled);
      if (mark < 0) {
        looked = limit;
        return;
      }
      line(mark);
    }
  }

  private void line(int mark) {
    int start = mark;
    int first = Math.max(looked, mark - Lines.LONGEST);
    while (start > first && window[start - 1] != '\n' && window[start - 1] != '\r') {
      start--;
    }
    int end = mark;
    int farthest = Math.min(filled, mark + Lines.LONGEST);
    while (end < farthest && window[end] != '\n' && window[end] != '\r') {
      end++;
    }
    start = Math.max(looked, Wrapped.start(window, start));
    end = Wrapped.end(window, start, end, filled);
    long marks = words.in(window, start, end);
    seen |= marks;
    credit.grow();
    looked = Math.max(end, mark + 1);
    if (crowded(marks)) {
      return;
    }
    Lines lines = new Lines(window, filled, start, end, marks, seen, credit);
    if ((marks & Mark.PHASE.bit()) != 0 && lines.text().startsWith("==> ")) {
      findings.phase(Said.quoted(lines.text()));
      crowd = 0;
      warnings = 0;
    }
    Clue clue = clue(lines, marks);
    if (clue != null && !clue.equals(Clue.HARMLESS)) {
      count(start);
      if (clue.ahead() > 0) {
        looked = Math.max(looked, lines.endOf(clue.ahead()));
      }
      boolean fresh = findings.add(clue, lines, newlines + 1);
      int more = fresh ? 0 : clue.weight() == Weight.VAGUE ? 1 : 4;
      if (clue.weight() == Weight.WARNING) {
        warnings += more;
      } else {
        crowd += more;
      }
    }
  }

  /** After so many that said nothing new, only what stops a machine or begins a phase is read. */
  private boolean crowded(long marks) {
    boolean warning = (marks & WARNS) != 0 && (marks & ~WARNS) == 0;
    return (warning ? warnings : crowd) > CROWD && (marks & DECISIVE) == 0;
  }

  private @Nullable Clue clue(Lines lines, long marks) {
    Clue known = rules.read(lines.text().strip());
    return known == null ? Tools.clue(lines, marks) : known;
  }

  private void shift() {
    int drop = Math.min(looked, WINDOW - AROUND) - AROUND;
    count(Math.max(counted, drop));
    System.arraycopy(window, drop, window, 0, filled - drop);
    filled -= drop;
    looked -= drop;
    counted -= drop;
  }

  /** Newlines up to there, eight bytes at a time. */
  private void count(int to) {
    int at = counted;
    for (; at + 8 <= to; at += 8) {
      long word = (long) LONGS.get(window, at) ^ (ONES * '\n');
      long others = (word & LOW) + LOW | word | LOW;
      newlines += 8 - Long.bitCount(~LOW & others);
    }
    for (; at < to; at++) {
      newlines += window[at] == '\n' ? 1 : 0;
    }
    counted = Math.max(counted, to);
  }
}
