package org.spackmon.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Set;

/** Reads the private key that belongs to a certificate, in any of the forms that are around. */
final class PrivateKeys {
  private static final Set<String> TRADITIONAL = Set.of("RSA PRIVATE KEY", "EC PRIVATE KEY");
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION = {2, 1, 0};

  private PrivateKeys() {}

  static PrivateKey read(Path file, PublicKey certified) {
    for (Pem part : Pem.read(file)) {
      if (part.label().equals("ENCRYPTED PRIVATE KEY")) {
        throw new IllegalArgumentException(
            "The key in " + file + " is encrypted; openssl pkey -in KEY -out PLAIN takes it off");
      }
      if (part.label().equals("PRIVATE KEY")) {
        return key(file, part.der(), certified);
      }
      if (TRADITIONAL.contains(part.label())) {
        return key(file, wrapped(part.der(), certified), certified);
      }
    }
    throw new IllegalArgumentException("There is no private key in " + file);
  }

  private static PrivateKey key(Path file, byte[] pkcs8, PublicKey certified) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(certified.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      if (belongs(key, certified)) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "The key in " + file + " isn't the certificate's: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("The key in " + file + " isn't the certificate's");
  }

  private static boolean belongs(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    Signature signature =
        Signature.getInstance(
            switch (certified.getAlgorithm()) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> certified.getAlgorithm();
            });
    signature.initSign(key);
    signature.update(VERSION);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(VERSION);
    return signature.verify(signed);
  }

  /**
   * A key as OpenSSL wrote them first, in the envelope that Java reads: what kind of key it is, and
   * on which curve, says the certificate.
   */
  private static byte[] wrapped(byte[] key, PublicKey certified) {
    byte[] info = certified.getEncoded();
    int start = contentOffset(info, 0);
    int end = contentOffset(info, start) + length(info, start);
    byte[] algorithm = Arrays.copyOfRange(info, start, end);
    return der(SEQUENCE, VERSION, algorithm, der(OCTET_STRING, key));
  }

  private static byte[] der(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < 128) {
      out.write(length);
    } else {
      int bytes = length < 256 ? 1 : length < 65_536 ? 2 : 3;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(length >> (8 * i));
      }
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static int contentOffset(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 128 ? 0 : first & 0x7f);
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 128) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++) {
      length = (length << 8) | (der[at + 2 + i] & 0xff);
    }
    return length;
  }
}
