package org.spackmon.app.control;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One message on the socket: a letter, a length of four bytes, the bytes.
 *
 * @param kind what the bytes are
 */
record Frame(Kind kind, byte[] bytes) {
  private static final int LARGEST = 1 << 20;

  /** Who sends what. */
  enum Kind {
    /** Command to server, first: its arguments, each ended by NUL. */
    ARGUMENTS('A'),
    /** Command to server: its input; an empty one ends it. */
    INPUT('I'),
    /** Server to command: for standard output. */
    OUTPUT('O'),
    /** Server to command: for standard error. */
    ERROR('E'),
    /** Server to command, last: the exit code in one byte. */
    EXIT('X');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  /** The next frame, or null at the end. */
  static @Nullable Frame read(DataInputStream from) throws IOException {
    int letter = from.read();
    if (letter < 0) {
      return null;
    }
    int length = from.readInt();
    if (length < 0 || length > LARGEST) {
      throw new IOException("a frame of " + length + " bytes; expected at most " + LARGEST);
    }
    byte[] bytes = from.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the other side stopped in the middle of a frame");
    }
    for (Kind kind : Kind.values()) {
      if (kind.letter == letter) {
        return new Frame(kind, bytes);
      }
    }
    throw new IOException("unknown frame '" + (char) letter + "'");
  }

  static void write(DataOutputStream to, Kind kind, byte[] bytes, int from, int length)
      throws IOException {
    synchronized (to) {
      to.writeByte(kind.letter);
      to.writeInt(length);
      to.write(bytes, from, length);
      to.flush();
    }
  }

  static void write(DataOutputStream to, Kind kind, byte[] bytes) throws IOException {
    write(to, kind, bytes, 0, bytes.length);
  }
}
