package org.spackmon.client.builds;

import java.io.BufferedInputStream;
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
  private long latest;

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
    if (at >= size) {
      close();
      return 0;
    }
    if (in != null && at == latest) {
      // What didn't fit into a batch is the first of the next one.
      in.reset();
    } else if (in == null || at < place) {
      close();
      in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 32 << 10));
      in.skipNBytes(at);
    } else {
      in.skipNBytes(at - place);
    }
    in.mark(into.length);
    latest = at;
    int length = in.readNBytes(into, 0, into.length);
    place = at + length;
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
