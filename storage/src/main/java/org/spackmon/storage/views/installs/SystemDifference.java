package org.spackmon.storage.views.installs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is installed on one system and not on another?
 *
 * @param packages those that differ, by name
 * @param same specs that are installed on both
 */
public record SystemDifference(List<Differing> packages, int same) {

  /** In which way does a package differ? */
  public enum Kind {
    /** Both have it, in other versions. */
    VERSIONS,
    /** Both have the same versions, built otherwise: variants, compilers, dependencies. */
    BUILDS,
    /** The first system has it, the second doesn't. */
    ONLY_FIRST,
    ONLY_SECOND
  }

  /** An installed spec. */
  public record Spec(long node, String packageName, @Nullable String version) {}

  /**
   * A package that differs.
   *
   * @param first what only the first system has of it
   * @param second what only the second has
   * @param shared how many specs of it both have
   */
  public record Differing(
      String name, Kind kind, List<Spec> first, List<Spec> second, int shared) {}

  /** Compares what two systems have; each spec is there once. */
  static SystemDifference of(List<Spec> first, List<Spec> second) {
    Set<Spec> both = new HashSet<>(first);
    both.retainAll(new HashSet<>(second));
    Map<String, List<Spec>> firstByName = byName(first);
    Map<String, List<Spec>> secondByName = byName(second);
    Set<String> names = new TreeSet<>(firstByName.keySet());
    names.addAll(secondByName.keySet());
    List<Differing> packages = new ArrayList<>();
    for (String name : names) {
      List<Spec> ofFirst = firstByName.getOrDefault(name, List.of());
      List<Spec> ofSecond = secondByName.getOrDefault(name, List.of());
      List<Spec> onlyFirst = without(ofFirst, both);
      List<Spec> onlySecond = without(ofSecond, both);
      if (!onlyFirst.isEmpty() || !onlySecond.isEmpty()) {
        packages.add(
            new Differing(
                name,
                kind(ofFirst, ofSecond),
                onlyFirst,
                onlySecond,
                ofFirst.size() - onlyFirst.size()));
      }
    }
    return new SystemDifference(packages, both.size());
  }

  /** How many packages differ in which way. */
  public Map<Kind, Integer> counts() {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    packages.forEach(each -> counts.merge(each.kind, 1, Integer::sum));
    return counts;
  }

  private static Kind kind(List<Spec> first, List<Spec> second) {
    if (second.isEmpty()) {
      return Kind.ONLY_FIRST;
    }
    if (first.isEmpty()) {
      return Kind.ONLY_SECOND;
    }
    return versions(first).equals(versions(second)) ? Kind.BUILDS : Kind.VERSIONS;
  }

  private static Set<String> versions(List<Spec> specs) {
    return specs.stream().map(spec -> String.valueOf(spec.version)).collect(Collectors.toSet());
  }

  private static List<Spec> without(List<Spec> specs, Collection<Spec> others) {
    return specs.stream().filter(spec -> !others.contains(spec)).toList();
  }

  private static Map<String, List<Spec>> byName(List<Spec> specs) {
    return specs.stream()
        .collect(Collectors.groupingBy(Spec::packageName, TreeMap::new, Collectors.toList()));
  }
}
