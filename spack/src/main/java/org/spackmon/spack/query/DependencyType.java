package org.spackmon.spack.query;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is a dependency needed for? */
public enum DependencyType {
  BUILD,
  LINK,
  RUN,
  TEST;

  /** What is needed by who runs the program. */
  static final Set<DependencyType> LATER = Set.of(LINK, RUN);

  /**
   * Reads names in small letters.
   *
   * @throws IllegalArgumentException for any other
   */
  static Set<DependencyType> parse(Collection<String> names) {
    EnumSet<DependencyType> types = EnumSet.noneOf(DependencyType.class);
    for (String name : names) {
      if (!name.equals(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(name);
      }
      types.add(valueOf(name.toUpperCase(Locale.ROOT)));
    }
    return types;
  }

  /** Whether a package may depend in both ways on two builds of one name. */
  static boolean compatible(Set<DependencyType> one, Set<DependencyType> other) {
    return Collections.disjoint(one, other)
        && (Collections.disjoint(one, LATER) || Collections.disjoint(other, LATER));
  }
}
