package org.spackmon.spack.targets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.spackmon.spack.UnanswerableException;

/** Which targets does a target descend from? A table that a real Spack filled. */
final class Targets {

  private static final Map<String, Set<String>> LINES = lines();

  private Targets() {}

  /**
   * Whether what was built for {@code ancestor} runs on {@code target}.
   *
   * @param target may be unknown, and then descends from nothing
   */
  static boolean descends(String target, String ancestor) {
    require(ancestor);
    return LINES.getOrDefault(target, Set.of()).contains(ancestor);
  }

  /** The same, where the other end must be known. */
  static boolean precedes(String target, String descendant) {
    require(descendant);
    return LINES.containsKey(target) && descends(descendant, target);
  }

  /** Whether one is the other or an ancestor of it; of what is unknown, only the name counts. */
  static boolean reaches(String ancestor, String target) {
    return ancestor.equals(target) || LINES.getOrDefault(target, Set.of()).contains(ancestor);
  }

  private static void require(String target) {
    if (!LINES.containsKey(target)) {
      throw new UnanswerableException("\"" + target + "\" is no target that is known here");
    }
  }

  /** Each with itself and all that it descends from. */
  private static Map<String, Set<String>> lines() {
    Map<String, List<String>> parents = read();
    Map<String, Set<String>> lines = new HashMap<>();
    for (String target : parents.keySet()) {
      Set<String> line = new TreeSet<>();
      collect(target, parents, line);
      lines.put(target, Set.copyOf(line));
    }
    return Map.copyOf(lines);
  }

  private static void collect(String target, Map<String, List<String>> parents, Set<String> line) {
    if (line.add(target)) {
      Objects.requireNonNull(parents.get(target)).forEach(parent -> collect(parent, parents, line));
    }
  }

  private static Map<String, List<String>> read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Targets.class.getResourceAsStream("targets.txt")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")))
          .collect(
              Collectors.toMap(words -> words.get(0), words -> words.subList(1, words.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
