package org.spackmon.app.control;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Sends what is written to it in frames of one kind. */
final class FrameOutput extends OutputStream {
  private static final int SIZE = 1 << 16;

  private final DataOutputStream to;
  private final Frame.Kind kind;
  private final byte[] buffer = new byte[SIZE];
  private int filled;

  FrameOutput(DataOutputStream to, Frame.Kind kind) {
    this.to = to;
    this.kind = kind;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int part = Math.min(SIZE - filled, length - done);
      System.arraycopy(bytes, from + done, buffer, filled, part);
      filled += part;
      done += part;
      if (filled == SIZE) {
        flush();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (filled > 0) {
      Frame.write(to, kind, buffer, 0, filled);
      filled = 0;
    }
  }
}
