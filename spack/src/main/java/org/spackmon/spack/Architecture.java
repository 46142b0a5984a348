package org.spackmon.spack;

import org.jspecify.annotations.Nullable;

/**
 * What kind of machine is a spec built for? Of a target only its name is kept: its features and
 * parents are knowledge about processors, not about the spec, and clients differ in how much of it
 * they write.
 */
public record Architecture(
    @Nullable String platform, @Nullable String os, @Nullable String target) {

  static final Architecture UNKNOWN = new Architecture(null, null, null);

  /**
   * Reads the one-word form {@code platform-os-target}, where only the operating system may hold
   * further dashes.
   */
  static Architecture ofTriple(String text) {
    int first = text.indexOf('-');
    int last = text.lastIndexOf('-');
    if (first < 0) {
      return new Architecture(text, null, null);
    }
    if (first == last) {
      return new Architecture(text.substring(0, first), text.substring(first + 1), null);
    }
    return new Architecture(
        text.substring(0, first), text.substring(first + 1, last), text.substring(last + 1));
  }
}
