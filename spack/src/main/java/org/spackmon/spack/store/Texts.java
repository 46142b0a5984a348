package org.spackmon.spack.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What does a file say that should be text? */
final class Texts {
  private Texts() {}

  /** What isn't UTF-8 in it is replaced. */
  static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
