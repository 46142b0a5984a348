package org.spackmon.client.builds;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How long is what was copied, and what is its SHA-256? */
record Digested(long bytes, String sha256) {
  static Digested of(InputStream in, OutputStream out) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("a Java platform without SHA-256", e);
    }
    byte[] buffer = new byte[32 << 10];
    long bytes = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
      bytes += n;
    }
    return new Digested(bytes, HexFormat.of().formatHex(digest.digest()));
  }
}
