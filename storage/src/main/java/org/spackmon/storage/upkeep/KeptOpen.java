package org.spackmon.storage.upkeep;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Streams that belong to somebody else: closing what wraps them leaves them open. */
final class KeptOpen {
  private KeptOpen() {}

  static InputStream of(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {}
    };
  }

  static OutputStream of(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }
}
