package org.spackmon.spack.versions;

import org.jspecify.annotations.Nullable;

/**
 * Which versions are from here to there? The upper end is a prefix, so {@code :1.3} has 1.3.1; it
 * is kept as the first version behind it.
 */
public record VersionRange(Version low, Version end) implements VersionTerm {

  static final VersionRange ALL = new VersionRange(Version.LOWEST, Version.HIGHEST.next());

  /**
   * A range may end where it starts, and then means nothing.
   *
   * @throws IllegalArgumentException when it ends before that
   */
  static VersionRange of(Version low, Version high) {
    Version end = high.next();
    if (end.compareTo(low) < 0) {
      throw new IllegalArgumentException("the range " + low + ":" + high + " is empty");
    }
    return new VersionRange(low, end);
  }

  @Override
  public boolean contains(ConcreteVersion version) {
    Version known = version instanceof GitVersion git ? git.known() : (Version) version;
    return low.compareTo(known) <= 0 && known.compareTo(end) < 0;
  }

  @Override
  public boolean intersects(VersionTerm other) {
    return other instanceof VersionRange that
        ? low.compareTo(that.end) < 0 && that.low.compareTo(end) < 0
        : contains((ConcreteVersion) other);
  }

  @Override
  public @Nullable VersionTerm intersection(VersionTerm other) {
    if (other instanceof VersionRange that) {
      Version from = low.compareTo(that.low) < 0 ? that.low : low;
      Version to = end.compareTo(that.end) < 0 ? end : that.end;
      return from.compareTo(to) < 0 ? new VersionRange(from, to) : null;
    }
    return intersects(other) ? other : null;
  }

  /** One range for both, or null where there is room between them. */
  @Nullable VersionRange joined(VersionRange that) {
    if (low.compareTo(that.end) > 0 || that.low.compareTo(end) > 0) {
      return null;
    }
    return new VersionRange(
        low.compareTo(that.low) < 0 ? low : that.low, end.compareTo(that.end) < 0 ? that.end : end);
  }
}
