package org.spackmon.spack.query;

import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Architecture;
import org.spackmon.spack.targets.TargetSet;

/** Which machines does somebody ask for? What is null isn't asked. */
public record ArchitectureQuery(
    @Nullable String platform, @Nullable String os, @Nullable TargetSet target) {

  private static final String ANY = "*";

  /**
   * Whether what was built for this machine is meant. An asterisk ends the questions: Spack asks
   * nothing that comes behind it.
   *
   * @throws org.spackmon.spack.UnanswerableException when the end of a range of targets is unknown
   */
  public boolean matches(Architecture built) {
    if (ANY.equals(platform) && built.platform() != null) {
      return true;
    }
    if (platform != null && !platform.equals(built.platform())) {
      return false;
    }
    if (ANY.equals(os) && built.os() != null) {
      return true;
    }
    if (os != null && !os.equals(built.os())) {
      return false;
    }
    return target == null || (built.target() != null && target.contains(built.target()));
  }

  boolean intersects(ArchitectureQuery that) {
    return agree(platform, that.platform)
        && agree(os, that.os)
        && (target == null || that.target == null || that.target.intersects(target));
  }

  private static boolean agree(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }

  /** What both ask, where they do not contradict each other. */
  ArchitectureQuery and(ArchitectureQuery that) {
    return new ArchitectureQuery(
        platform == null ? that.platform : platform,
        os == null ? that.os : os,
        narrowed(that.target));
  }

  /** As Spack does it: a range that meets no target at all is left with nothing. */
  private @Nullable TargetSet narrowed(@Nullable TargetSet other) {
    if (target == null && other == null) {
      return null;
    }
    if (target != null && target.single()) {
      return target;
    }
    if (other != null && other.single()) {
      return other;
    }
    return target == null || other == null ? TargetSet.NONE : target.intersection(other);
  }
}
