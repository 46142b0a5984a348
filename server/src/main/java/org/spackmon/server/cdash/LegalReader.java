package org.spackmon.server.cdash;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text without the characters that XML forbids: Spack copies the colours of a compiler, and
 * whatever else a build printed, into its reports as they are. Others stand for them until the XML
 * is read.
 */
public final class LegalReader extends FilterReader {
  private static final char REPLACEMENT = '\uFFFD';

  /** Of characters that mean nothing to anybody: U+001B comes as U+E01B. */
  private static final char STAND_IN = '\uE000';

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
    if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
      return (char) (STAND_IN + c);
    }
    return c >= '\uFFFE' ? REPLACEMENT : c;
  }

  /** A text as it was before. */
  public static String original(String read) {
    StringBuilder text = new StringBuilder(read);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= STAND_IN && c < STAND_IN + ' ') {
        text.setCharAt(i, (char) (c - STAND_IN));
      }
    }
    return text.toString();
  }
}
