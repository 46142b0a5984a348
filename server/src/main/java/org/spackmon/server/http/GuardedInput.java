package org.spackmon.server.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;

/** A body as it comes over the wire; what is wrong with it is told as a problem. */
final class GuardedInput extends ServletInputStream {
  private final ServletInputStream wire;
  private final Pace pace;
  private final long began = System.nanoTime();
  private long bytes;

  GuardedInput(ServletInputStream wire, Pace pace) {
    this.wire = wire;
    this.pace = pace;
  }

  /** How much came so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (pace.tooSlow(began, bytes)) {
      throw new ProblemException(ErrorCode.TIMED_OUT, "The body arrives too slowly");
    }
    try {
      int read = wire.read(into, offset, length);
      bytes += Math.max(read, 0);
      return read;
    } catch (IOException | RuntimeException e) {
      throw problem(e);
    }
  }

  private static ProblemException problem(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return new ProblemException(ErrorCode.TIMED_OUT, "The rest of the body didn't arrive");
      }
      if (cause instanceof HttpException http && http.getCode() < 500) {
        return new ProblemException(
            http.getCode() == 413 ? ErrorCode.TOO_LARGE : ErrorCode.BROKEN_BODY,
            "The body can't be read: " + http.getReason());
      }
    }
    return new ProblemException(ErrorCode.BROKEN_BODY, "The body can't be read to its end");
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
    wire.setReadListener(listener);
  }
}
