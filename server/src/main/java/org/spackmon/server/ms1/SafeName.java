package org.spackmon.server.ms1;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How is a name from outside kept, so that every database takes it, also into an index? Bounded in
 * bytes; names that differ only behind the cut stay different names.
 */
public final class SafeName {
  private static final int DIGEST = 8;
  private static final String MARK = "…";
  private static final int MARK_BYTES = 3 + 2 * DIGEST;

  private SafeName() {}

  /**
   * A name that is safe to keep.
   *
   * @param longest in bytes of UTF-8; more than 20
   */
  public static String of(String text, int longest) {
    String clean = clean(text);
    if (clean.length() * 3 <= longest) {
      return clean;
    }
    byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= longest) {
      return clean;
    }
    int end = longest - MARK_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8)
        + MARK
        + HexFormat.of().formatHex(sha256(bytes), 0, DIGEST);
  }

  /** Without U+0000, which PostgreSQL refuses; the reader lets no half surrogates through. */
  private static String clean(String text) {
    return text.replace('\0', '\uFFFD');
  }

  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
