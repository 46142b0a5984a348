package org.spackmon.spack.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What does a file say that should be text? */
final class Texts {
  /** Bytes; more than any environment takes. */
  private static final long LARGEST = 64 << 20;

  private Texts() {}

  /** What isn't UTF-8 in it is replaced. */
  static String read(Path file) throws IOException {
    checkRegular(file);
    if (Files.size(file) > LARGEST) {
      throw new IOException("is larger than %d MiB".formatted(LARGEST >> 20));
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** Whoever opens a pipe would wait for its other end. */
  static void checkRegular(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(Files.isDirectory(file) ? "is a folder" : "is no file");
    }
  }
}
