package org.spackmon.spack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which node of the document does an edge mean? The one of that name that has the edge's hash, of
 * the kind that the edge says, or else of any kind, since 0.19 sends DAG hashes under the name of
 * full ones; in format 1, where a name is unique, the one of that name. A name is asked for beside
 * the hash because every failed concretization has the same hash.
 */
final class ChildResolver {

  private static final String ANY_NAME = "";

  private final Map<String, Integer> nodes;
  private final Map<String, Integer> byName;

  ChildResolver(List<DraftNode> drafts, int formatVersion) {
    nodes = new HashMap<>(drafts.size() * 8);
    byName = new HashMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      DraftNode node = drafts.get(i);
      int index = i;
      node.hashes.forEach((kind, hash) -> index(kind, node.name, hash, index));
      if (formatVersion == 1) {
        byName.putIfAbsent(node.name, i);
      }
    }
  }

  private void index(HashKind kind, String name, String hash, int index) {
    if (kind.identifies()) {
      nodes.putIfAbsent(key(kind, name, hash), index);
      nodes.putIfAbsent(key(kind, ANY_NAME, hash), index);
    }
  }

  Dependency resolve(DraftDependency edge, List<DraftNode> drafts) {
    String name = edge.name == null ? ANY_NAME : edge.name;
    HashKind kind = null;
    Integer child = null;
    for (HashKind candidate : FieldParser.PREFERENCE) {
      String hash = edge.hashes.get(candidate);
      if (hash != null && child == null) {
        child = find(candidate, name, hash);
        kind = kind == null || child != null ? candidate : kind;
      }
    }
    if (child == null) {
      child = byName.get(name);
    }
    return new Dependency(
        edge.name != null ? edge.name : child == null ? Dependency.UNNAMED : drafts.get(child).name,
        kind,
        kind == null ? null : edge.hashes.get(kind),
        edge.types,
        edge.virtuals,
        edge.direct,
        child == null ? -1 : child);
  }

  // Texts, not records: they can be ordered, so a map stays fast when someone makes their hash
  // codes collide. Clean text holds no U+0000.
  private static String key(HashKind kind, String name, String hash) {
    return kind.specName() + '\0' + name + '\0' + hash;
  }

  private @Nullable Integer find(HashKind kind, String name, String hash) {
    Integer child = nodes.get(key(kind, name, hash));
    for (int i = 0; child == null && i < FieldParser.PREFERENCE.size(); i++) {
      child = nodes.get(key(FieldParser.PREFERENCE.get(i), name, hash));
    }
    return child;
  }
}
