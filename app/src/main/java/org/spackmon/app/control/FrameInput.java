package org.spackmon.app.control;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads INPUT frames as one stream; an empty frame is its end. */
final class FrameInput extends InputStream {
  private final DataInputStream from;
  private byte[] bytes = new byte[0];
  private int at;
  private boolean ended;

  FrameInput(DataInputStream from) {
    this.from = from;
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int part = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, to, offset, part);
    at += part;
    return part;
  }

  private boolean fill() throws IOException {
    while (at == bytes.length && !ended) {
      Frame frame = Frame.read(from);
      if (frame == null || frame.kind() != Frame.Kind.INPUT) {
        throw new IOException("the command stopped before the end of its input");
      }
      bytes = frame.bytes();
      at = 0;
      ended = bytes.length == 0;
    }
    return at < bytes.length;
  }
}
