package org.spackmon.record.runs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.spackmon.record.Content;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;

/** A spec of which nothing is known but its name and hash: its document never came, or damaged. */
final class BareSpec {
  private BareSpec() {}

  /** Without bytes of its own: nobody wrote this document. */
  static RunEvent.SpecPlanned of(String hash, String name) {
    byte[] json =
        "{\"spec\":{\"_meta\":{\"version\":4},\"nodes\":[{\"name\":\"%s\",\"hash\":\"%s\"}]}}"
            .formatted(plain(name), plain(hash))
            .getBytes(StandardCharsets.UTF_8);
    byte[] none = sha256(new byte[0]);
    Content raw = new Content(none, 0, 0, 0, 0, Content.NO_TIME, Content.NO_TIME, List.of());
    try {
      return new RunEvent.SpecPlanned(hash, sha256(json), SpecReader.read(json), raw);
    } catch (SpecFormatException e) {
      throw new IllegalStateException("a bare spec is no spec", e);
    }
  }

  private static String plain(String word) {
    return word.replaceAll("[^A-Za-z0-9._+-]", "_");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
