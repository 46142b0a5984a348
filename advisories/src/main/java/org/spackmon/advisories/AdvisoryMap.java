package org.spackmon.advisories;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What do advisories call a package of Spack? One line for each, in docs/advisories.md; a site's
 * lines take the place of ours for the same name.
 */
public final class AdvisoryMap {
  private static final String SHIPPED = "advisories.map";
  private static final char ANY = '*';

  private final Map<String, Set<Subject>> exact = new HashMap<>();
  private final Map<String, Set<Subject>> starting = new HashMap<>();
  private final Map<Subject, Set<String>> names = new HashMap<>();

  private AdvisoryMap(Map<String, List<String>> lines) {
    lines.forEach(
        (name, words) -> {
          Set<Subject> subjects = new LinkedHashSet<>();
          words.forEach(word -> subjects.add(Objects.requireNonNull(Subject.parse(word))));
          boolean open = name.indexOf(ANY) >= 0;
          (open ? starting : exact).put(open ? name.replace("*", "") : name, subjects);
          if (!open) {
            subjects.forEach(
                subject -> names.computeIfAbsent(subject, none -> new HashSet<>()).add(name));
          }
        });
  }

  /** Ours alone. */
  public static AdvisoryMap shipped() {
    return with("");
  }

  /**
   * Ours, and a site's.
   *
   * @throws IllegalArgumentException naming the first line that can't be understood
   */
  public static AdvisoryMap with(String site) {
    Map<String, List<String>> lines = new HashMap<>(AdvisoryMapLines.read(shippedText()));
    lines.putAll(AdvisoryMapLines.read(site));
    return new AdvisoryMap(lines);
  }

  /** Our own lines. */
  public static String shippedText() {
    try (InputStream in =
        Objects.requireNonNull(AdvisoryMap.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What advisories call a package; empty when nobody said. */
  public Set<Subject> subjects(String name) {
    Set<Subject> known = exact.get(name);
    if (known != null) {
      return Collections.unmodifiableSet(known);
    }
    Set<Subject> made = new LinkedHashSet<>();
    starting.forEach(
        (start, subjects) -> {
          if (name.length() > start.length() && name.startsWith(start)) {
            String rest = name.substring(start.length());
            subjects.forEach(
                each -> made.add(new Subject(each.ecosystem(), each.name().replace("*", rest))));
          }
        });
    return made;
  }

  /** The packages of Spack that something may be; those of the same name, too, if nobody said. */
  public Set<String> names(Subject subject) {
    Set<String> all = new HashSet<>(names.getOrDefault(subject, Set.of()));
    starting.forEach(
        (start, subjects) ->
            subjects.stream()
                .map(pattern -> rest(pattern, subject))
                .filter(rest -> !rest.isEmpty() && subjects(start + rest).contains(subject))
                .forEach(rest -> all.add(start + rest)));
    if (subjects(subject.bareName()).isEmpty()) {
      all.add(subject.bareName());
    }
    return all;
  }

  /** What "*" stands for; "" where it isn't meant. */
  private static String rest(Subject pattern, Subject subject) {
    int star = pattern.name().indexOf(ANY);
    String before = pattern.name().substring(0, Math.max(0, star));
    String after = pattern.name().substring(star + 1);
    String name = subject.name();
    boolean meant =
        star >= 0
            && name.length() > before.length() + after.length()
            && name.startsWith(before)
            && name.endsWith(after);
    return meant ? name.substring(before.length(), name.length() - after.length()) : "";
  }
}
