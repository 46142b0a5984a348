package org.spackmon.app.importing;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.spackmon.journal.JournalWriter;
import org.spackmon.journal.Redaction;
import org.spackmon.journal.WireWriter;

/**
 * The journal of one import, on its way: lines gather until they make a request, and while one is
 * taken in, the next is written.
 */
final class ImportRun implements Closeable {
  private static final int ENOUGH = 4 << 20;
  private static final int WAITING = 2;
  private static final int LONGEST_NOTE = 2_000;

  private final String run;
  private final Door door;

  /** Part of each line: where it is the same each time, so are the places of all lines. */
  private final long pid;

  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "import-sender");
            thread.setDaemon(true);
            return thread;
          });
  private final Deque<Future<?>> sent = new ArrayDeque<>();
  private ByteArrayOutputStream body = new ByteArrayOutputStream(ENOUGH);
  private WireWriter lines = new WireWriter(body);
  private long position;
  private long seq;

  ImportRun(Door door) {
    this.door = door;
    this.run = UUID.randomUUID().toString();
    this.pid = ProcessHandle.current().pid();
  }

  /**
   * An import that, told again, is the same run: what was kept already is passed over.
   *
   * @param run names what is imported
   */
  ImportRun(Door door, String run) {
    this.door = door;
    this.run = run;
    this.pid = 0;
  }

  String id() {
    return run;
  }

  void event(String name, JournalWriter.Content content) throws IOException {
    byte[] line = JournalWriter.line(name, pid, ++seq, content);
    room(line.length);
    lines.event(position, line);
    position += line.length + 1;
  }

  void note(String text) throws IOException {
    String shown = Redaction.text(text);
    String bounded = shown.substring(0, Math.min(LONGEST_NOTE, shown.length()));
    event("note", out -> out.writeStringField("text", bounded));
  }

  /** Whether a text fits into a request. */
  boolean fits(byte[] text) {
    return WireWriter.encodedLength(text, text.length) <= door.largest() - ENOUGH / 2;
  }

  /** A log as a whole; false when it doesn't fit into a request. */
  boolean wholeLog(String build, byte[] data) throws IOException {
    if (!fits(data)) {
      return false;
    }
    room(WireWriter.encodedLength(data, data.length));
    lines.wholeLog(build, data);
    return true;
  }

  /** Part of a log that doesn't. */
  void log(String build, long at, byte[] data, int length) throws IOException {
    room(WireWriter.encodedLength(data, length));
    lines.log(build, at, data, length);
  }

  void file(String build, String name, byte[] data) throws IOException {
    room(WireWriter.encodedLength(data, data.length));
    lines.file(build, name, data);
  }

  private void room(long bytes) throws IOException {
    if (body.size() > 0 && body.size() + bytes > Math.min(ENOUGH, door.largest() / 2)) {
      flush();
    }
  }

  private void flush() throws IOException {
    byte[] full = body.toByteArray();
    body = new ByteArrayOutputStream(ENOUGH);
    lines = new WireWriter(body);
    sent.add(
        sender.submit(
            () -> {
              door.send(run, full);
              return true;
            }));
    settle(WAITING);
  }

  /** Waits until no more than so many requests are on their way. */
  private void settle(int most) throws IOException {
    while (sent.size() > most) {
      try {
        sent.remove().get();
      } catch (ExecutionException e) {
        sender.shutdownNow();
        if (e.getCause() instanceof IOException cause) {
          throw cause;
        }
        throw new IOException(e.getCause());
      } catch (InterruptedException e) {
        sender.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  /** Says that all was told, and waits until it is kept. */
  void end() throws IOException {
    event("exit", out -> out.writeNumberField("code", 0));
    flush();
    settle(0);
  }

  @Override
  public void close() {
    sender.shutdownNow();
  }
}
