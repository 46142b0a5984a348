package org.spackmon.advisories;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an advisory is about: a package of an ecosystem, or a git repository.
 *
 * @param ecosystem in small letters, without a distribution's release; "git" for a repository
 * @param name so that the same package has the same name however it is written
 */
public record Subject(String ecosystem, String name) {
  private static final String GIT = "git";

  /** Where capitals and the kind of separator don't tell packages apart. */
  private static final Set<String> FOLDED = Set.of("pypi", "cran", "bioconductor");

  /** Where a version is one that its authors published, not one that a distribution made of it. */
  private static final Set<String> PUBLISHED =
      Set.of(
          GIT,
          "oss-fuzz",
          "pypi",
          "cran",
          "bioconductor",
          "crates.io",
          "npm",
          "go",
          "maven",
          "rubygems",
          "nuget",
          "packagist",
          "hackage",
          "julia");

  /** A package; {@code Debian:12} is {@code Debian}. */
  static Subject of(String ecosystem, String name) {
    String small = ecosystem.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
    String folded = name.toLowerCase(Locale.ROOT);
    return new Subject(small, FOLDED.contains(small) ? folded.replaceAll("[-_.]+", "-") : folded);
  }

  /** A repository by its address. */
  static Subject repository(String url) {
    String bare = url.toLowerCase(Locale.ROOT).replaceFirst("^[a-z+]+://", "");
    return new Subject(GIT, bare.replaceFirst("/+$", "").replaceFirst("[.]git$", ""));
  }

  /** As a map has it: {@code PyPI:numpy}, or an address; null when it is neither. */
  static @Nullable Subject parse(String text) {
    if (text.contains("://")) {
      return repository(text);
    }
    int colon = text.indexOf(':');
    return colon <= 0 || colon == text.length() - 1
        ? null
        : of(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }

  /** Whether its versions are those of its authors. */
  boolean published() {
    return PUBLISHED.contains(ecosystem);
  }

  /** What it is called, whoever calls it so: of a repository the last part. */
  public String bareName() {
    return ecosystem.equals(GIT) ? name.substring(name.lastIndexOf('/') + 1) : name;
  }

  /** One word to look it up by. */
  @Override
  public String toString() {
    return ecosystem + ":" + name;
  }
}
