package org.spackmon.client.sending;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.spackmon.client.door.Http;
import org.spackmon.journal.WireWriter;

/**
 * What goes in one request? Lines, compressed as they come, so that memory holds little of them.
 */
final class Batch implements Http.Content {
  private static final int LARGEST_PACKED = 2 << 20;

  private final long limit;
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream(16 << 10);
  private final GZIPOutputStream gzip;
  private final WireWriter lines;
  private long raw;
  private int count;
  private int events;
  private boolean full;

  Batch(long limit) throws IOException {
    this.limit = limit;
    gzip =
        new GZIPOutputStream(packed, 8 << 10) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        };
    lines = new WireWriter(gzip);
  }

  /** Where lines of this many bytes go, once {@link #fits} says that they do. */
  WireWriter add(long bytes) {
    raw += bytes;
    count++;
    return lines;
  }

  /** Where the lines of an event go. */
  WireWriter addEvent(long bytes) {
    events++;
    return add(bytes);
  }

  /** Whether it holds one event and nothing more. */
  boolean isOneEvent() {
    return events == 1 && count <= 2;
  }

  /** Whether there is room; the first line always has it. */
  boolean fits(long bytes) {
    boolean room = count == 0 || (raw + bytes <= limit && packed.size() < LARGEST_PACKED);
    full |= !room;
    return room;
  }

  /** Whether something had to wait for the next one. */
  boolean isFull() {
    return full;
  }

  int count() {
    return count;
  }

  /** Bytes before compression. */
  long raw() {
    return raw;
  }

  void finish() throws IOException {
    gzip.finish();
  }

  @Override
  public int length() {
    return packed.size();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    packed.writeTo(out);
  }
}
