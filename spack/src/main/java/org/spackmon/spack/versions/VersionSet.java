package org.spackmon.spack.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which versions does somebody ask for? What follows an {@code @}: prefixes, exact versions, ranges
 * and git references in a list.
 */
public final class VersionSet {

  /** Asks nothing. */
  public static final VersionSet ANY = new VersionSet(List.of(VersionRange.ALL));

  private final List<VersionTerm> terms;

  private VersionSet(List<VersionTerm> terms) {
    this.terms = List.copyOf(terms);
  }

  /**
   * Reads what follows an {@code @}.
   *
   * @throws IllegalArgumentException when it names no versions
   * @throws org.spackmon.spack.UnanswerableException for a git reference without a version in a
   *     list
   */
  public static VersionSet parse(String text) {
    List<VersionTerm> terms = new ArrayList<>();
    for (String term : text.split(",", -1)) {
      add(terms, term(term.replace(" ", "")));
    }
    return new VersionSet(terms);
  }

  /** Just the one version. */
  public static VersionSet exactly(ConcreteVersion version) {
    return new VersionSet(List.of(version));
  }

  private static VersionTerm term(String text) {
    int colon = text.indexOf(':');
    if (colon >= 0) {
      String low = text.substring(0, colon);
      String high = text.substring(colon + 1);
      return VersionRange.of(
          low.isEmpty() ? Version.LOWEST : Version.parse(low),
          high.isEmpty() ? Version.HIGHEST : Version.parse(high));
    }
    if (text.startsWith("=")) {
      return ConcreteVersion.parse(text.substring(1));
    }
    if (GitVersion.isOne(text)) {
      return GitVersion.parse(text);
    }
    Version version = Version.parse(text);
    return VersionRange.of(version, version);
  }

  /** Joins what touches, so that two ways to write everything are the same. */
  private static void add(List<VersionTerm> terms, VersionTerm added) {
    if (!terms.isEmpty()) {
      requireKnown(added);
      requireKnown(terms.get(0));
    }
    if (added instanceof VersionRange range) {
      terms.add(joined(terms, range));
    } else if (terms.stream().noneMatch(term -> term.intersects(added))) {
      terms.add(added);
    }
  }

  /** A list has an order, so each of its terms needs a place in it. */
  private static void requireKnown(VersionTerm term) {
    if (term instanceof GitVersion git) {
      git.known();
    }
  }

  private static VersionRange joined(List<VersionTerm> terms, VersionRange added) {
    VersionRange all = added;
    for (boolean more = true; more; ) {
      more = false;
      for (VersionTerm term : List.copyOf(terms)) {
        VersionRange joined = join(all, term);
        if (joined != null) {
          terms.remove(term);
          all = joined;
          more = true;
        }
      }
    }
    return all;
  }

  private static @Nullable VersionRange join(VersionRange range, VersionTerm term) {
    if (term instanceof VersionRange other) {
      return range.joined(other);
    }
    return range.intersects(term) ? range : null;
  }

  /** Whether nothing is asked. */
  public boolean isAny() {
    return equals(ANY);
  }

  /** Whether an installed version is meant. */
  public boolean contains(ConcreteVersion version) {
    for (VersionTerm term : terms) {
      if (term.contains(version)) {
        return true;
      }
    }
    return false;
  }

  /** Whether some version could be meant by both. */
  public boolean intersects(VersionSet other) {
    return terms.stream().anyMatch(term -> other.terms.stream().anyMatch(term::intersects));
  }

  /** The versions that both mean. */
  public VersionSet intersection(VersionSet other) {
    List<VersionTerm> shared = new ArrayList<>();
    for (VersionTerm mine : terms) {
      for (VersionTerm theirs : other.terms) {
        VersionTerm both = mine.intersection(theirs);
        if (both != null) {
          add(shared, both);
        }
      }
    }
    return new VersionSet(shared);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VersionSet that && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return Objects.hash(terms);
  }
}
