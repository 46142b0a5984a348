package org.spackmon.client.builds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A log that was copied into the run's folder, or came there with it. */
final class PackedLog implements LogSource {
  private final Path file;
  private final long size;
  private @Nullable InputStream in;
  private long place;

  PackedLog(Path file, long size) {
    this.file = file;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public synchronized int read(long at, byte[] into) throws IOException {
    if (in == null || at < place) {
      close();
      in = new GZIPInputStream(Files.newInputStream(file), 32 << 10);
      place = 0;
    }
    in.skipNBytes(at - place);
    place = at;
    int length = in.readNBytes(into, 0, into.length);
    place += length;
    if (length == 0) {
      close();
    }
    return length;
  }

  @Override
  public synchronized void close() throws IOException {
    if (in != null) {
      in.close();
      in = null;
    }
  }
}
