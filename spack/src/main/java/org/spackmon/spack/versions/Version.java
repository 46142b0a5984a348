package org.spackmon.spack.versions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Blanks;

/**
 * Which of two versions comes first? Spack's order: by components, whatever separates them; words,
 * then numbers, then the names of branches without end; pre-releases before their release.
 *
 * <p>Two versions are equal if none comes first, however they are written.
 */
public final class Version implements ConcreteVersion, Comparable<Version> {

  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_.-][=A-Za-z0-9_.-]*");
  private static final Pattern PART = Pattern.compile("[0-9]+|[a-zA-Z]+");

  static final Version LOWEST = new Version("", List.of(), Stage.ALPHA);
  static final Version HIGHEST = new Version("", List.of(Part.INFINITY), Stage.FINAL);

  private final String text;
  private final List<Part> release;
  private final Stage stage;

  private Version(String text, List<Part> release, Stage stage) {
    this.text = text;
    this.release = List.copyOf(release);
    this.stage = stage;
  }

  /**
   * Reads a version.
   *
   * @throws IllegalArgumentException when it holds other characters than a version may
   */
  public static Version parse(String text) {
    String stripped = Blanks.strip(text);
    if (!stripped.isEmpty() && !VALID.matcher(stripped).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no version");
    }
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(stripped);
    while (part.find()) {
      parts.add(part.group());
    }
    Stage stage = stage(parts);
    return new Version(text, parts.stream().map(Part::of).toList(), stage);
  }

  /** Takes the stage off the end: a word for it, with or without a number, behind something. */
  private static Stage stage(List<String> parts) {
    int last = parts.size() - 1;
    if (last >= 2 && Stage.names(parts.get(last - 1))) {
      // Two words can't be neighbours with nothing between them, but "rc-final" can.
      if (Character.isDigit(parts.get(last).charAt(0))) {
        BigInteger number = new BigInteger(parts.remove(last));
        return Stage.named(parts.remove(last - 1), number);
      }
    }
    if (last >= 1 && Stage.names(parts.get(last))) {
      return Stage.named(parts.remove(last), null);
    }
    return Stage.FINAL;
  }

  /** The first version that is no longer meant by this one as a prefix. */
  Version next() {
    if (!stage.isFinal()) {
      return new Version("", release, stage.next());
    }
    if (release.isEmpty()) {
      return new Version("", List.of(Part.word("A")), stage);
    }
    List<Part> next = new ArrayList<>(release);
    next.set(next.size() - 1, next.get(next.size() - 1).next());
    return new Version("", next, stage);
  }

  @Override
  public boolean contains(ConcreteVersion version) {
    return equals(version);
  }

  @Override
  public boolean intersects(VersionTerm other) {
    return other instanceof VersionRange ? other.intersects(this) : equals(other);
  }

  @Override
  public @Nullable VersionTerm intersection(VersionTerm other) {
    return intersects(other) ? this : null;
  }

  @Override
  public int compareTo(Version that) {
    int shared = Math.min(release.size(), that.release.size());
    for (int i = 0; i < shared; i++) {
      int byPart = release.get(i).compareTo(that.release.get(i));
      if (byPart != 0) {
        return byPart;
      }
    }
    int byLength = Integer.compare(release.size(), that.release.size());
    return byLength != 0 ? byLength : stage.compareTo(that.stage);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Version that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(release, stage);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
