package org.spackmon.journal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** How is a request's body written? Nothing but the line at hand is kept in memory. */
public final class WireWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;

  public WireWriter(OutputStream out) {
    this.out = out;
  }

  /** The bytes of an event's line go as they are: their number is what its offset counts. */
  public void event(long at, byte[] text) throws IOException {
    ascii("{\"at\":" + at + ",\"line\":");
    out.write(text);
    ascii("}\n");
  }

  public void damaged(long at, long length) throws IOException {
    ascii("{\"at\":" + at + ",\"damaged\":" + length + "}\n");
  }

  public void log(String build, long at, byte[] data, int length) throws IOException {
    ascii("{\"log\":\"" + quoted(build) + "\",\"at\":" + at + ",\"data\":\"");
    characters(data, length);
    ascii("\"}\n");
  }

  /** A log that is here as a whole: nothing else is said of its end. */
  public void wholeLog(String build, byte[] data) throws IOException {
    ascii("{\"log\":\"" + quoted(build) + "\",\"at\":0,\"whole\":true,\"data\":\"");
    characters(data, data.length);
    ascii("\"}\n");
  }

  public void file(String build, String name, byte[] data) throws IOException {
    ascii("{\"file\":\"" + quoted(build) + "\",\"name\":\"");
    out.write(quoted(name).getBytes(StandardCharsets.UTF_8));
    ascii("\",\"data\":\"");
    characters(data, data.length);
    ascii("\"}\n");
  }

  private void ascii(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  /** How many bytes the data of a log or a file take in a line. */
  public static long encodedLength(byte[] data, int length) {
    long encoded = length;
    for (int i = 0; i < length; i++) {
      int b = data[i];
      if (b == '"' || b == '\\' || b == '\n' || b < 0) {
        encoded++;
      } else if (b < 0x20) {
        encoded += 5;
      }
    }
    return encoded;
  }

  /** Each byte as the character of its number. */
  private void characters(byte[] data, int length) throws IOException {
    byte[] encoded = new byte[8 << 10];
    int n = 0;
    for (int i = 0; i < length; i++) {
      if (n > encoded.length - 6) {
        out.write(encoded, 0, n);
        n = 0;
      }
      int b = data[i] & 0xff;
      if (b >= 0x80) {
        encoded[n++] = (byte) (0xc0 | (b >> 6));
        encoded[n++] = (byte) (0x80 | (b & 0x3f));
      } else if (b == '"' || b == '\\') {
        encoded[n++] = '\\';
        encoded[n++] = (byte) b;
      } else if (b == '\n') {
        encoded[n++] = '\\';
        encoded[n++] = 'n';
      } else if (b < 0x20) {
        encoded[n++] = '\\';
        encoded[n++] = 'u';
        encoded[n++] = '0';
        encoded[n++] = '0';
        encoded[n++] = HEX[b >> 4];
        encoded[n++] = HEX[b & 15];
      } else {
        encoded[n++] = (byte) b;
      }
    }
    out.write(encoded, 0, n);
  }
}
