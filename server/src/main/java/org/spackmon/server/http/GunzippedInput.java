package org.spackmon.server.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A body that was sent compressed; what expands beyond reason is refused. */
final class GunzippedInput extends ServletInputStream {
  private static final int BUFFER = 8 << 10;
  private static final int MOST_EXPANSION = 200;

  private final GuardedInput wire;
  private final long free;
  private @Nullable GZIPInputStream gzip;
  private long bytes;

  /**
   * @param free bytes that may come out, however few went in
   */
  GunzippedInput(GuardedInput wire, long free) {
    this.wire = wire;
    this.free = free;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      if (gzip == null) {
        gzip = new GZIPInputStream(wire, BUFFER);
      }
      int read = gzip.read(into, offset, length);
      bytes += Math.max(read, 0);
      if (bytes > free && bytes > wire.bytes() * MOST_EXPANSION) {
        throw new ProblemException(
            ErrorCode.TOO_LARGE, "The body expands to more than " + free + " bytes");
      }
      return read;
    } catch (ZipException | EOFException e) {
      throw new ProblemException(
          ErrorCode.BROKEN_BODY, "The body isn't what gzip writes, or ends too early");
    }
  }

  @Override
  public boolean isFinished() {
    return wire.isFinished();
  }

  @Override
  public boolean isReady() {
    return wire.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new UnsupportedOperationException("Bodies are read where they are needed");
  }
}
