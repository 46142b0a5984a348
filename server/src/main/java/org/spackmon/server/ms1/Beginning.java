package org.spackmon.server.ms1;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of what is written, where nobody expects much. */
final class Beginning extends OutputStream {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(32);
  private final int longest;

  /**
   * @param longest in bytes
   */
  Beginning(int longest) {
    this.longest = longest;
  }

  @Override
  public void write(int b) {
    if (kept.size() < longest) {
      kept.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    kept.write(bytes, from, Math.min(length, longest - kept.size()));
  }

  /** What was kept; a character that was cut through reads as U+FFFD. */
  String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
