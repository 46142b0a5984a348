package org.spackmon.app.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.store.Problems;

/** What of a file can be read, unpacked: it ends where it is damaged, which is said. */
final class ReadableFile extends InputStream {
  private static final int BUFFER = 1 << 14;

  private final Path file;
  private final Problems problems;
  private @Nullable InputStream in;
  private boolean ended;

  ReadableFile(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    if (!ended) {
      try {
        int count = open().read(to, offset, length);
        if (count >= 0) {
          return count;
        }
      } catch (IOException e) {
        problems.found(file, e);
      }
      ended = true;
    }
    return -1;
  }

  private InputStream open() throws IOException {
    if (in == null) {
      InputStream packed = Files.newInputStream(file);
      in = packed;
      if (file.toString().endsWith(".gz")) {
        in = new GZIPInputStream(packed, BUFFER);
      }
    }
    return in;
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
