package org.spackmon.storage.inventory;

import java.util.EnumSet;
import java.util.Set;
import org.spackmon.spack.query.DependencyType;

/** What do the bits of an edge's types mean? As the table has them. */
final class DependencyTypes {
  private static final int BUILD = 1;
  private static final int LINK = 2;
  private static final int RUN = 4;
  private static final int TEST = 8;
  private static final int ALL = BUILD | LINK | RUN | TEST;

  private DependencyTypes() {}

  /** Of each number, the set that it stands for. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
  static Set<DependencyType>[] sets() {
    Set[] sets = new Set[ALL + 1];
    for (int bits = 0; bits <= ALL; bits++) {
      EnumSet<DependencyType> types = EnumSet.noneOf(DependencyType.class);
      add(types, DependencyType.BUILD, bits & BUILD);
      add(types, DependencyType.LINK, bits & LINK);
      add(types, DependencyType.RUN, bits & RUN);
      add(types, DependencyType.TEST, bits & TEST);
      sets[bits] = Set.copyOf(types);
    }
    return sets;
  }

  private static void add(Set<DependencyType> types, DependencyType type, int bit) {
    if (bit != 0) {
      types.add(type);
    }
  }

  static byte of(int bits) {
    return (byte) (bits & ALL);
  }

  static boolean build(int bits) {
    return (bits & BUILD) != 0;
  }

  /** Whether it is needed when a program is linked or run; so is what no type was said of. */
  static boolean later(int bits) {
    return bits == 0 || (bits & (LINK | RUN)) != 0;
  }
}
