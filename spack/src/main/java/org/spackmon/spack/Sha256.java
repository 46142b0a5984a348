package org.spackmon.spack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Where does a SHA-256 come from? Every Java platform must have one. */
final class Sha256 {

  private Sha256() {}

  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("a Java platform without SHA-256", e);
    }
  }

  static byte[] of(byte[] bytes) {
    return start().digest(bytes);
  }
}
