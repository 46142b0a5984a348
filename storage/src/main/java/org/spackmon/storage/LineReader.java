package org.spackmon.storage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds some lines in consecutive chunks. A line may go through several, and be of any length. */
final class LineReader {
  /** A longer line is cut: what shows it must stay small. */
  private static final int LONGEST = 16 << 10;

  private final long first;
  private final int wanted;
  private final List<Slice.Line> lines = new ArrayList<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private boolean open;
  private boolean cut;
  private long nextByte;

  LineReader(long first, int wanted) {
    this.first = first;
    this.wanted = wanted;
  }

  boolean done() {
    return lines.size() >= wanted;
  }

  void read(Contents.Part part, byte[] bytes) {
    // Greater, not different: what was mended is longer than it came.
    if (open && part.firstByte() > nextByte) { // the middle was left out
      cut = true;
      end();
    }
    nextByte = part.firstByte() + part.size();
    number = part.firstLine();
    int at = 0;
    while (at < bytes.length && !done()) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      take(bytes, at, end);
      open = true;
      if (end < bytes.length) {
        end();
        number++;
      }
      at = end + 1;
    }
  }

  private void take(byte[] bytes, int from, int to) {
    int room = LONGEST - line.size();
    line.write(bytes, from, Math.min(room, to - from));
    cut |= to - from > room;
  }

  private void end() {
    if (number >= first && !done()) {
      lines.add(new Slice.Line(number, line.toString(StandardCharsets.UTF_8), cut));
    }
    line.reset();
    open = false;
    cut = false;
  }

  List<Slice.Line> finish() {
    if (open) {
      end();
    }
    return lines;
  }
}
