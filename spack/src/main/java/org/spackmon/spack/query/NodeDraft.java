package org.spackmon.spack.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.versions.VersionSet;

/**
 * A node while its query is being read. What contradicts itself is refused with an {@link
 * IllegalArgumentException}.
 */
final class NodeDraft {
  String name = "";
  @Nullable String namespace;
  @Nullable String hash;
  VersionSet versions = VersionSet.ANY;
  final Map<String, VariantQuery> variants = new LinkedHashMap<>();
  final ArchitectureDraft architecture = new ArchitectureDraft();
  private @Nullable ArchitectureQuery merged;
  final Map<String, Set<String>> flags = new LinkedHashMap<>();
  private final Map<String, List<EdgeDraft>> edges = new LinkedHashMap<>();

  void variant(VariantQuery variant) {
    if (variants.put(variant.name(), variant) != null) {
      throw new IllegalArgumentException("the variant \"" + variant.name() + "\" is given twice");
    }
  }

  /** Takes up a dependency; one that is asked twice in the same way is one with both questions. */
  void dependency(EdgeDraft edge) {
    String name = edge.node.name;
    List<EdgeDraft> others = edges.getOrDefault(name, List.of());
    EdgeDraft same = name.isEmpty() ? null : same(edge, others);
    if (same != null) {
      same.node.constrain(edge.node);
      same.virtuals.addAll(edge.virtuals);
      return;
    }
    for (EdgeDraft other : others) {
      if (other.sameCondition(edge) && !DependencyType.compatible(other.types, edge.types)) {
        throw new IllegalArgumentException(
            "\"" + name + "\" is asked for twice, with conflicting types of dependency");
      }
    }
    List<EdgeDraft> all = edges.computeIfAbsent(name, key -> new ArrayList<>());
    all.add(edge);
    all.sort(Comparator.comparingInt(one -> DependencyType.order(one.types)));
  }

  private static @Nullable EdgeDraft same(EdgeDraft edge, List<EdgeDraft> others) {
    return others.stream()
        .filter(other -> other.types.equals(edge.types) && other.sameCondition(edge))
        .findFirst()
        .orElse(null);
  }

  /** Asks what another node of the same name asks, too. */
  private void constrain(NodeDraft that) {
    hash = longer(hash, that.hash);
    if (namespace != null && that.namespace != null && !namespace.equals(that.namespace)) {
      throw contradiction("namespaces");
    }
    namespace = namespace == null || namespace.isEmpty() ? that.namespace : namespace;
    if (!versions.intersects(that.versions)) {
      throw contradiction("versions");
    }
    versions = versions.intersection(that.versions);
    for (VariantQuery variant : that.variants.values()) {
      VariantQuery mine = variants.get(variant.name());
      if (mine != null && !mine.intersects(variant)) {
        throw contradiction("values of \"" + variant.name() + "\"");
      }
      variants.put(variant.name(), mine == null ? variant : mine.and(variant));
    }
    that.flags.forEach(
        (kind, words) -> flags.computeIfAbsent(kind, key -> new LinkedHashSet<>()).addAll(words));
    constrain(that.architecture());
  }

  private void constrain(@Nullable ArchitectureQuery that) {
    ArchitectureQuery mine = architecture();
    if (mine != null && that != null) {
      if (!that.intersects(mine)) {
        throw contradiction("architectures");
      }
      merged = mine.and(that);
    } else if (mine == null) {
      merged = that;
    }
  }

  private @Nullable ArchitectureQuery architecture() {
    return merged != null ? merged : architecture.query();
  }

  private @Nullable String longer(@Nullable String one, @Nullable String other) {
    if (other == null || (one != null && one.startsWith(other))) {
      return one;
    }
    if (one != null && !other.startsWith(one)) {
      throw contradiction("hashes");
    }
    return other;
  }

  private IllegalArgumentException contradiction(String of) {
    return new IllegalArgumentException(
        "\"" + name + "\" is asked for twice, with " + of + " that exclude each other");
  }

  NodeQuery query() {
    return new NodeQuery(
        name,
        namespace,
        hash,
        versions,
        List.copyOf(variants.values()),
        architecture(),
        flags,
        edges.values().stream().flatMap(Collection::stream).map(EdgeDraft::query).toList());
  }
}
