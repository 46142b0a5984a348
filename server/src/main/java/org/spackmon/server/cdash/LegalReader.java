package org.spackmon.server.cdash;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text without the characters that XML forbids. Spack copies the colours of a compiler, and
 * whatever else a build printed, into its reports as they are.
 */
public final class LegalReader extends FilterReader {
  private static final char REPLACEMENT = '\uFFFD';

  public LegalReader(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    return read < 0 ? read : legal((char) read);
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    for (int i = offset; i < offset + read; i++) {
      into[i] = legal(into[i]);
    }
    return read;
  }

  private static char legal(char c) {
    boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r';
    return control || c >= '\uFFFE' ? REPLACEMENT : c;
  }
}
