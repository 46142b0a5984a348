package org.spackmon.spack;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What does the text say of one edge? */
final class DraftDependency {
  @Nullable String name;
  final Map<HashKind, String> hashes = new EnumMap<>(HashKind.class);
  TreeSet<String> types = new TreeSet<>();
  List<String> virtuals = List.of();
  boolean direct;

  /** Whether its types stand in {@code parameters}, as from format 4 on. */
  boolean nested;
}
