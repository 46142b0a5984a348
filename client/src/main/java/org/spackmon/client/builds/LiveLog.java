package org.spackmon.client.builds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What has a build written so far? One file, or one per phase, of which the whole is the log. Files
 * are opened as soon as they are there and held: that Spack deletes them doesn't matter then.
 */
final class LiveLog implements LogSource {
  /** How much older than the event about it a file may be; an older one is of an earlier try. */
  private static final long SLACK_MICROS = 2_000_000;

  private final long since;
  private final Map<String, @Nullable FileChannel> files = new LinkedHashMap<>();

  /**
   * @param since microseconds since the epoch, when the build began
   */
  LiveLog(long since) {
    this.since = since;
  }

  /** Adds a file that may not be there yet. */
  synchronized void add(String path) {
    files.putIfAbsent(path, null);
  }

  /** Forgets all files, for phases' own ones to take their place. */
  synchronized void clear() throws IOException {
    close();
    files.clear();
  }

  synchronized boolean isEmpty() {
    return files.isEmpty();
  }

  /** Whether a byte of it could be read. */
  synchronized boolean isOpen() {
    return files.values().stream().anyMatch(file -> file != null);
  }

  /** Opens what has appeared since. */
  synchronized void look() {
    for (Map.Entry<String, @Nullable FileChannel> file : files.entrySet()) {
      if (file.getValue() == null) {
        file.setValue(open(file.getKey(), since));
      }
    }
  }

  /** A file of this try; null if there is none. */
  static @Nullable FileChannel open(String path, long since) {
    try {
      Path file = Path.of(path);
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      long changed = facts.lastModifiedTime().to(TimeUnit.MICROSECONDS);
      return facts.isRegularFile() && (facts.size() == 0 || changed >= since - SLACK_MICROS)
          ? FileChannel.open(file)
          : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  /** Only as far as files could be opened: what follows a gap has no place in the whole. */
  private List<FileChannel> opened() {
    List<FileChannel> opened = new ArrayList<>();
    for (FileChannel file : files.values()) {
      if (file == null) {
        break;
      }
      opened.add(file);
    }
    return opened;
  }

  @Override
  public synchronized long size() throws IOException {
    long size = 0;
    for (FileChannel file : opened()) {
      size += file.size();
    }
    return size;
  }

  @Override
  public synchronized int read(long at, byte[] into) throws IOException {
    long before = 0;
    for (FileChannel file : opened()) {
      long size = file.size();
      if (at < before + size) {
        return Math.max(0, file.read(ByteBuffer.wrap(into), at - before));
      }
      before += size;
    }
    return 0;
  }

  @Override
  public synchronized void close() throws IOException {
    for (Map.Entry<String, @Nullable FileChannel> file : files.entrySet()) {
      FileChannel channel = file.getValue();
      file.setValue(null);
      if (channel != null) {
        channel.close();
      }
    }
  }
}
