package org.spackmon.spack.versions;

import org.jspecify.annotations.Nullable;

/** What may stand between the commas of a list of versions? */
public sealed interface VersionTerm permits ConcreteVersion, VersionRange {

  /** Whether an installed version is meant. */
  boolean contains(ConcreteVersion version);

  /** Whether some version could be meant by both. */
  boolean intersects(VersionTerm other);

  /** What both mean, or null where that is nothing. */
  @Nullable VersionTerm intersection(VersionTerm other);
}
