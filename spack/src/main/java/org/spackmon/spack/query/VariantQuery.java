package org.spackmon.spack.query;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which values of a variant does somebody ask for?
 *
 * @param values texts, or one boolean; none for {@code name=*}, which any value satisfies
 * @param exact whether there must be no other
 * @param propagated whether all nodes of the graph are asked, those that have the variant
 */
public record VariantQuery(String name, Set<Object> values, boolean exact, boolean propagated) {

  private static final String PATCHES = "patches";

  public VariantQuery {
    values = Set.copyOf(values);
  }

  static VariantQuery of(String name, boolean value, boolean propagated) {
    return new VariantQuery(name, Set.of(value), true, propagated);
  }

  /**
   * Reads what follows the equals sign.
   *
   * @throws IllegalArgumentException when the asterisk is not alone
   */
  static VariantQuery parse(String name, String value, boolean exact, boolean propagated) {
    String upper = value.toUpperCase(Locale.ROOT);
    if (upper.equals("TRUE") || upper.equals("FALSE")) {
      return of(name, upper.equals("TRUE"), propagated);
    }
    if (value.equals("*")) {
      return new VariantQuery(name, Set.of(), false, propagated);
    }
    Set<Object> values = new HashSet<>(Arrays.asList(value.split(",", -1)));
    if (values.contains("*")) {
      throw new IllegalArgumentException("\"*\" must be a variant's only value");
    }
    return new VariantQuery(name, values, exact, propagated);
  }

  /** Whether a variant of this name with these values is meant. */
  public boolean matches(Set<Object> installed) {
    if (exact) {
      return installed.equals(values);
    }
    return name.equals(PATCHES) ? prefixes(installed) : installed.containsAll(values);
  }

  /** A patch is named by the first digits of its checksum. */
  private boolean prefixes(Set<Object> installed) {
    return values.stream()
        .allMatch(
            prefix ->
                prefix instanceof String start
                    && installed.stream()
                        .anyMatch(value -> value instanceof String text && text.startsWith(start)));
  }

  boolean intersects(VariantQuery that) {
    if (exact) {
      return that.matchesExactly(values);
    }
    return !that.exact || that.values.containsAll(values);
  }

  private boolean matchesExactly(Set<Object> others) {
    return exact ? values.equals(others) : others.containsAll(values);
  }

  /** What both ask. */
  VariantQuery and(VariantQuery that) {
    Set<Object> all = new HashSet<>(values);
    all.addAll(that.values);
    return new VariantQuery(
        name, Collections.unmodifiableSet(all), exact || that.exact, propagated && that.propagated);
  }
}
