package org.spackmon.spack.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is a dependency needed for? In Spack's order. */
public enum DependencyType {
  LINK(1),
  RUN(2),
  BUILD(4),
  TEST(8);

  private final int bit;

  DependencyType(int bit) {
    this.bit = bit;
  }

  /** What is needed by who runs the program. */
  public static final Set<DependencyType> LATER = Set.of(LINK, RUN);

  /**
   * Reads names in small letters.
   *
   * @throws IllegalArgumentException for any other
   */
  public static Set<DependencyType> parse(Collection<String> names) {
    EnumSet<DependencyType> types = EnumSet.noneOf(DependencyType.class);
    for (String name : names) {
      types.add(
          Arrays.stream(values())
              .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "expected build, link, run or test, found \"" + name + "\"")));
    }
    return types;
  }

  /** In which order dependencies on one name are tried: by a number with a bit for each type. */
  public static int order(Set<DependencyType> types) {
    return types.stream().mapToInt(type -> type.bit).sum();
  }

  /** Whether a package may depend in both ways on two builds of one name. */
  static boolean compatible(Set<DependencyType> one, Set<DependencyType> other) {
    return Collections.disjoint(one, other)
        && (Collections.disjoint(one, LATER) || Collections.disjoint(other, LATER));
  }
}
