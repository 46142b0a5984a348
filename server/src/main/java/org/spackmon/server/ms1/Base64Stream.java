package org.spackmon.server.ms1;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** Writes bytes as base64 text; the stream below stays open at its end. */
final class Base64Stream extends FilterOutputStream {
  Base64Stream(OutputStream to) {
    super(
        Base64.getEncoder()
            .wrap(
                new FilterOutputStream(to) {
                  @Override
                  public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                  }

                  @Override
                  public void close() {
                    // Something follows.
                  }
                }));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  /** Writes what is left of the last group of letters. */
  void finish() throws IOException {
    out.close();
  }
}
