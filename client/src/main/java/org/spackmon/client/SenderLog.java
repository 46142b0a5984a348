package org.spackmon.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.run.RunFolder;

/**
 * What went wrong with this run, for whoever looks into it? Held locked while a run is followed.
 */
final class SenderLog implements Closeable {
  private final @Nullable FileChannel file;
  private final boolean ours;

  private SenderLog(@Nullable FileChannel file, boolean ours) {
    this.file = file;
    this.ours = ours;
  }

  /** A folder that can't be written has no log, and belongs to whoever reads it. */
  static SenderLog open(RunFolder folder) {
    try {
      FileChannel file =
          FileChannel.open(
              folder.senderLog(),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND);
      return new SenderLog(file, lock(file));
    } catch (IOException e) {
      return new SenderLog(null, true);
    }
  }

  private static boolean lock(FileChannel file) {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      // Some network file systems have no locks: better two senders than none.
      return true;
    }
  }

  /** Whether no other process follows this run. */
  boolean isOurs() {
    return ours;
  }

  void say(String text) {
    if (file != null) {
      try {
        String line = Instant.now() + " " + text + "\n";
        file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        // A full disk: there is nobody else to tell.
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
