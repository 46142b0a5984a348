package org.spackmon.storage.findings;

import java.io.IOException;
import java.io.OutputStream;

/** Who understands logs? A room above, which hands it to the store that keeps what it finds. */
public interface Examiner {
  /** Version of its rules: what was read by others is read anew. */
  int version();

  /** What a log says. */
  Examined log(Source log);

  /** What Spack said, where there is no log: always something, if only those words. */
  Examined words(String said);

  /** Writes a log to who reads it. */
  @FunctionalInterface
  interface Source {
    void writeTo(OutputStream to) throws IOException;
  }

  /** For stores that nobody reports to: it reads nothing. */
  static Examiner none() {
    return new Unread();
  }
}
