package org.spackmon.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What does a request's body say, line by line? The server's half of {@link WireWriter}. */
public final class WireReader {
  private static final byte[] LINE = "\"line\":".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final byte[] buffer = new byte[16 << 10];
  private int from;
  private int to;
  private int number;

  /**
   * @param in its length is bounded by whoever opened it
   */
  public WireReader(InputStream in) {
    this.in = in;
  }

  /** The number of the line that was read last, from 1. */
  public int number() {
    return number;
  }

  /** The next line; null at the end. */
  public @Nullable WireLine next() throws IOException, DamagedException {
    byte[] line;
    do {
      line = line();
      if (line == null) {
        return null;
      }
    } while (line.length == 0);
    return read(line);
  }

  private static WireLine read(byte[] line) throws DamagedException {
    Fields fields = Fields.of(line, 0, line.length);
    Long at = fields.number("at");
    String log = fields.text("log");
    String file = fields.text("file");
    String name = fields.text("name");
    Long damaged = fields.number("damaged");
    if (file != null && name != null) {
      return new WireLine.FileBytes(file, name, bytes(fields));
    }
    if (at == null || at < 0) {
      throw new DamagedException("expected a line of docs/journal.md, found none of its kinds");
    }
    if (log != null) {
      return new WireLine.LogBytes(
          log, at, bytes(fields), Boolean.TRUE.equals(fields.flag("whole")));
    }
    if (damaged != null && damaged > 0) {
      return new WireLine.Damaged(at, damaged);
    }
    if (fields.raw("line") == null) {
      throw new DamagedException("expected a line of docs/journal.md, found none of its kinds");
    }
    byte[] text = embedded(line);
    return new WireLine.Written(at, text, EventReader.read(text));
  }

  /** All bytes between {@code "line":} and the last brace, blanks too: their number counts. */
  private static byte[] embedded(byte[] line) throws DamagedException {
    int end = line.length;
    while (end > 0 && line[end - 1] != '}') {
      end--;
    }
    for (int i = 0; i + LINE.length < end; i++) {
      if (Arrays.equals(line, i, i + LINE.length, LINE, 0, LINE.length)) {
        return Arrays.copyOfRange(line, i + LINE.length, end - 1);
      }
    }
    throw new DamagedException("expected \"line\":{…}, found it spaced");
  }

  private static byte[] bytes(Fields fields) throws DamagedException {
    String data = fields.text("data");
    if (data == null) {
      throw new DamagedException("expected data, found none");
    }
    for (int i = 0; i < data.length(); i++) {
      if (data.charAt(i) > 0xff) {
        throw new DamagedException("expected characters up to U+00FF in data");
      }
    }
    return data.getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte @Nullable [] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    boolean some = false;
    while (true) {
      if (from == to) {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        if (to == 0) {
          number += some ? 1 : 0;
          return some ? line.toByteArray() : null;
        }
      }
      some = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, from, end - from);
      boolean whole = end < to;
      from = whole ? end + 1 : end;
      if (whole) {
        number++;
        return line.toByteArray();
      }
    }
  }
}
