package org.spackmon.advisories;

import java.util.Locale;

/**
 * A package of Spack in a version, as advisories may mean it.
 *
 * @param exact whether it is that version itself, not a commit that counts as it
 */
record Installed(String name, String version, boolean exact) {

  /** {@code git.v1.2=1.2} counts as 1.2. */
  static Installed of(String name, String version) {
    int equals = version.indexOf('=');
    return equals < 0
        ? new Installed(name, version, true)
        : new Installed(name, version.substring(equals + 1), false);
  }

  /** Whether a tag is this version: {@code v5.6.1}, {@code xz-5.6.1}, {@code OpenSSL_1_1_1k}. */
  boolean isTagged(String tag, String project) {
    String small = tag.toLowerCase(Locale.ROOT);
    String bare = without(without(small, project), name);
    return plain(bare.replaceFirst("^[^0-9]+", "")).equals(plain(version.toLowerCase(Locale.ROOT)));
  }

  private static String without(String tag, String start) {
    return tag.startsWith(start) ? tag.substring(start.length()) : tag;
  }

  private static String plain(String version) {
    return version.replace('_', '.').replace('-', '.');
  }
}
