package org.spackmon.client.builds;

import java.io.IOException;
import java.io.InputStream;

/** A log from its beginning to where it ends now, as a stream. */
final class SourceStream extends InputStream {
  private final LogSource source;
  private long at;

  SourceStream(LogSource source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    byte[] part = new byte[length];
    int n = source.read(at, part);
    if (n == 0) {
      return -1;
    }
    System.arraycopy(part, 0, into, offset, n);
    at += n;
    return n;
  }
}
