package org.spackmon.journal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a run's {@code events.ndjson}, line by line? It may be read while others append to
 * it: a line counts once its line feed is there.
 */
public final class JournalReader implements Closeable {
  /** Nothing that is written is longer; what is, is damaged. */
  public static final int LONGEST_LINE = 16 << 20;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10).flip();
  private long at;

  private JournalReader(FileChannel file, long at) {
    this.file = file;
    this.at = at;
  }

  /** Begins at a line's first byte. */
  public static JournalReader open(Path events, long at) throws IOException {
    return new JournalReader(FileChannel.open(events, StandardOpenOption.READ), at);
  }

  /** Offset of the line that {@link #next} returns next. */
  public long at() {
    return at;
  }

  /** Goes on at another line. */
  public void seek(long offset) {
    at = offset;
    buffer.limit(0);
  }

  /** The next whole line; null while there is none. */
  public @Nullable JournalLine next() throws IOException {
    return next(false);
  }

  /**
   * The next line, whole or not; null at the end. For when nobody writes any longer: what is left
   * without a line feed was cut by a crash.
   */
  public @Nullable JournalLine nextOrRest() throws IOException {
    return next(true);
  }

  private @Nullable JournalLine next(boolean last) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream(256);
    long length = 0;
    while (true) {
      int newline = newline();
      int bytes = (newline < 0 ? buffer.limit() : newline) - buffer.position();
      if (length + bytes <= LONGEST_LINE) {
        text.write(buffer.array(), buffer.position(), bytes);
      }
      length += bytes;
      buffer.position(buffer.position() + bytes);
      if (newline >= 0) {
        buffer.get();
        return line(text, length);
      }
      if (!fill(at + length)) {
        buffer.limit(0);
        return last && length > 0 ? moved(new JournalLine.Damaged(at, length, "cut off")) : null;
      }
    }
  }

  private JournalLine line(ByteArrayOutputStream text, long length) {
    if (length > LONGEST_LINE) {
      return moved(new JournalLine.Damaged(at, length + 1, "longer than a line may be"));
    }
    byte[] bytes = text.toByteArray();
    try {
      return moved(new JournalLine.Written(at, bytes, EventReader.read(bytes)));
    } catch (DamagedException e) {
      return moved(new JournalLine.Damaged(at, length + 1, String.valueOf(e.getMessage())));
    }
  }

  private JournalLine moved(JournalLine line) {
    at = line.next();
    return line;
  }

  private int newline() {
    for (int i = buffer.position(); i < buffer.limit(); i++) {
      if (buffer.get(i) == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fill(long from) throws IOException {
    buffer.clear();
    int read = file.read(buffer, from);
    buffer.flip();
    return read > 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
