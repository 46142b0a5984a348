package org.spackmon.spack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does the text say, before its edges are followed?
 *
 * @param version what {@code _meta} says, if it does
 * @param listOfNames whether it is the list of {@code {name: node}} that only format 1 has
 * @param place where the list of nodes is, for a message
 */
record DraftDocument(
    List<DraftNode> nodes, @Nullable Integer version, boolean listOfNames, String place) {

  /** What {@code _meta} says, or what the shape tells. */
  int formatVersion() {
    if (version != null) {
      return version;
    }
    boolean annotated = false;
    boolean nested = false;
    boolean oldHashes = false;
    boolean recipes = false;
    for (DraftNode node : nodes) {
      if (node.dependenciesByName) {
        return 1;
      }
      annotated |= node.annotated;
      nested |= node.nestedEdges;
      oldHashes |=
          node.hashes.containsKey(HashKind.FULL_HASH)
              || node.hashes.containsKey(HashKind.BUILD_HASH);
      recipes |= node.hashes.containsKey(HashKind.PACKAGE_HASH);
    }
    if (listOfNames) {
      return 1;
    }
    if (annotated || nested) {
      return annotated ? 5 : 4;
    }
    return recipes && !oldHashes ? 3 : 2;
  }

  DraftDocument orVersion(@Nullable Integer outer) {
    return version != null ? this : new DraftDocument(nodes, outer, listOfNames, place);
  }
}
