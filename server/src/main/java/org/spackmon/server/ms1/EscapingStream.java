package org.spackmon.server.ms1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Turns UTF-8 text into the inside of a JSON string on its way to another stream. */
final class EscapingStream extends OutputStream {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream to;

  EscapingStream(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int b) throws IOException {
    if (plain((byte) b)) {
      to.write(b);
    } else {
      escape(b & 0xFF);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int start = from;
    for (int i = from; i < from + length; i++) {
      if (!plain(bytes[i])) {
        to.write(bytes, start, i - start);
        escape(bytes[i]);
        start = i + 1;
      }
    }
    to.write(bytes, start, from + length - start);
  }

  private static boolean plain(byte b) {
    return (b >= ' ' || b < 0) && b != '"' && b != '\\';
  }

  private void escape(int b) throws IOException {
    to.write('\\');
    switch (b) {
      case '"', '\\' -> to.write(b);
      case '\n' -> to.write('n');
      case '\r' -> to.write('r');
      case '\t' -> to.write('t');
      default -> {
        to.write(new byte[] {'u', '0', '0', HEX[b >> 4], HEX[b & 0xF]});
      }
    }
  }
}
