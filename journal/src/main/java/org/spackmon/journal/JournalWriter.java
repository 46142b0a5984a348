package org.spackmon.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How does this process add events to a run? Each is one write to a file that others append to. */
public final class JournalWriter implements Closeable {
  /** Writes an event's own fields. */
  public interface Content {
    void write(JsonGenerator out) throws IOException;
  }

  private final FileChannel file;
  private final FileChannel before;
  private long seq;

  private JournalWriter(FileChannel file, FileChannel before) {
    this.file = file;
    this.before = before;
  }

  public static JournalWriter open(Path events) throws IOException {
    FileChannel file =
        FileChannel.open(
            events, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    return new JournalWriter(file, FileChannel.open(events, StandardOpenOption.READ));
  }

  /** Appends an event that happens now. */
  public synchronized void write(String event, Content content) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    if (isTorn()) {
      line.write('\n');
    }
    line.writeBytes(line(event, ProcessHandle.current().pid(), ++seq, content));
    line.write('\n');
    ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** An event that happens now, without a line feed. */
  public static byte[] line(String event, long pid, long seq, Content content) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator out = Fields.JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("event", event);
      out.writeNumberField("at", now());
      out.writeNumberField("pid", pid);
      out.writeNumberField("seq", seq);
      content.write(out);
      out.writeEndObject();
    }
    return line.toByteArray();
  }

  /** Whether a crash has cut the last line: ours mustn't be lost with it. */
  private boolean isTorn() throws IOException {
    long size = before.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    return size > 0 && before.read(last, size - 1) == 1 && last.get(0) != '\n';
  }

  /** Microseconds since the epoch. */
  public static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  @Override
  public void close() throws IOException {
    before.close();
    file.close();
  }
}
