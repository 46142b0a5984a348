package org.spackmon.spack.versions;

import java.util.regex.Pattern;

/** Which version is installed? A version proper, or a reference into a git repository. */
public sealed interface ConcreteVersion extends VersionTerm permits Version, GitVersion {

  /** Forty hexadecimal digits are a commit. */
  Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}");

  /**
   * Reads what a spec file or {@code @=} has.
   *
   * @throws IllegalArgumentException when this is no version
   */
  static ConcreteVersion parse(String text) {
    return GitVersion.isOne(text) ? GitVersion.parse(text) : Version.parse(text);
  }
}
