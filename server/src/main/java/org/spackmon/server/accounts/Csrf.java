package org.spackmon.server.accounts;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Hides a secret of a session in a form, differently each time: answers are compressed, and what
 * repeats in a compressed answer can be guessed from its length.
 */
final class Csrf {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of();

  private Csrf() {}

  /** For a form; the secret is hexadecimal. */
  static String mask(String secret) {
    byte[] plain = HEX.parseHex(secret);
    byte[] pad = new byte[plain.length];
    RANDOM.nextBytes(pad);
    return HEX.formatHex(pad) + HEX.formatHex(xor(plain, pad));
  }

  /** Whether a form brought back what it was given. */
  static boolean matches(String secret, @Nullable String masked) {
    if (masked == null || masked.length() != 2 * secret.length()) {
      return false;
    }
    try {
      byte[] pad = HEX.parseHex(masked, 0, secret.length());
      byte[] hidden = HEX.parseHex(masked, secret.length(), masked.length());
      return MessageDigest.isEqual(HEX.parseHex(secret), xor(hidden, pad));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] xor(byte[] bytes, byte[] pad) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = (byte) (bytes[i] ^ pad[i]);
    }
    return result;
  }
}
