package org.spackmon.server.ms1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The bytes of a JSON text, one after the other, and what is wrong with the one that follows. */
final class JsonBytes {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 14];
  private int position;
  private int end;
  private long before;

  JsonBytes(InputStream in) {
    this.in = in;
  }

  /** The next byte that is no white space, not taken; -1 at the end. */
  int next() throws IOException {
    while (position < end || refill()) {
      int next = buffer[position] & 0xFF;
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next;
      }
      position++;
    }
    return -1;
  }

  /** Takes the byte that {@link #next} saw. */
  void take() {
    position++;
  }

  /** The next byte, taken; -1 at the end. */
  int read() throws IOException {
    return position < end || refill() ? buffer[position++] & 0xFF : -1;
  }

  /** Goes back before the byte that was just read. */
  void unread() {
    position--;
  }

  /** Writes the plain characters that are in the buffer already. */
  void plain(OutputStream to) throws IOException {
    int from = position;
    int at = from;
    while (at < end && buffer[at] >= ' ' && buffer[at] != '"' && buffer[at] != '\\') {
      at++;
    }
    position = at;
    if (at > from) {
      to.write(buffer, from, at - from);
    }
  }

  /**
   * What to tell of the byte that follows.
   *
   * @param what could be there
   * @param got that byte; -1 for the end
   */
  MalformedBodyException expected(String what, int got) {
    String found =
        got < 0
            ? "the end of the body"
            : got > ' ' && got < 0x7F ? "'" + (char) got + "'" : String.format("byte 0x%02X", got);
    return new MalformedBodyException(
        "expected " + what + " at byte " + (before + position) + ", found " + found);
  }

  /** The same of the byte that was just read; the reader goes back before it. */
  MalformedBodyException unexpected(String what, int got) {
    if (got >= 0) {
      unread();
    }
    return expected(what, got);
  }

  private boolean refill() throws IOException {
    before += end;
    position = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    if (before == 0 && startsWithMark()) {
      position = 3;
    }
    return end > position;
  }

  private boolean startsWithMark() {
    return end >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF;
  }
}
