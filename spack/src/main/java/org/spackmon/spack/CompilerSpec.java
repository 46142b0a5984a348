package org.spackmon.spack;

import org.jspecify.annotations.Nullable;

/** Which compiler builds a spec? */
public record CompilerSpec(String name, @Nullable String version) {

  /** Reads {@code gcc@12.2.0} or {@code gcc@=12.2.0}, ignoring variants that may follow. */
  static @Nullable CompilerSpec parse(String text) {
    int end = 0;
    while (end < text.length() && " +~%".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String spec = text.substring(0, end);
    int at = spec.indexOf('@');
    if (at < 0) {
      return spec.isEmpty() ? null : new CompilerSpec(spec, null);
    }
    // Since 0.20 "@=" says "exactly this version"; a concrete compiler has no other.
    int start = spec.startsWith("@=", at) ? at + 2 : at + 1;
    String version = spec.substring(start);
    return at == 0
        ? null
        : new CompilerSpec(spec.substring(0, at), version.isEmpty() ? null : version);
  }

  /** As Spack writes it: {@code gcc@12.2.0}. */
  @Override
  public String toString() {
    return version == null ? name : name + "@" + version;
  }
}
