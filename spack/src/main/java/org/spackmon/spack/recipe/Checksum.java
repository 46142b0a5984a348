package org.spackmon.spack.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of a file that was downloaded.
 *
 * @param algorithm as {@code SHA-256}
 * @param digits in hexadecimal
 */
record Checksum(String algorithm, String digits) {
  private static final Map<String, String> ALGORITHMS = new LinkedHashMap<>();

  static {
    ALGORITHMS.put("sha512", "SHA-512");
    ALGORITHMS.put("sha384", "SHA-384");
    ALGORITHMS.put("sha256", "SHA-256");
    ALGORITHMS.put("sha1", "SHA-1");
    ALGORITHMS.put("md5", "MD5");
  }

  private static final Map<Integer, String> BY_LENGTH =
      Map.of(128, "sha512", 96, "sha384", 64, "sha256", 40, "sha1", 32, "md5");

  /** The one that a version was declared with; null where there is none that can be read. */
  static @Nullable Checksum of(Call declared) {
    if (!declared.literal(ALGORITHMS.keySet())) {
      return null;
    }
    for (String name : ALGORITHMS.keySet()) {
      String digits = declared.text(name);
      if (digits != null) {
        return of(name, digits);
      }
    }
    String bare = declared.text("checksum") != null ? declared.text("checksum") : declared.text(1);
    String name = bare == null ? null : BY_LENGTH.get(bare.length());
    return bare == null || name == null ? null : of(name, bare);
  }

  static @Nullable Checksum of(String name, String digits) {
    boolean known = name.equals(BY_LENGTH.get(digits.length())) && digits.matches("[0-9a-f]+");
    return known ? new Checksum(String.valueOf(ALGORITHMS.get(name)), digits) : null;
  }
}
