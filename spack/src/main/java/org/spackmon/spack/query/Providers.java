package org.spackmon.spack.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which virtual packages does a package stand for? Its recipe says so, and no spec file: these are
 * the recipes of one Spack, as a table, for packages of any namespace.
 */
public final class Providers {

  /**
   * What a recipe promises.
   *
   * @param virtual a name and versions
   * @param condition of which builds it holds
   */
  private record Promise(String provider, NodeQuery virtual, NodeQuery condition) {

    static Promise parse(String line) {
      String[] fields = line.split("\t", -1);
      try {
        return new Promise(
            fields[0], SpecQueryParser.parse(fields[1]), SpecQueryParser.parse(fields[2]));
      } catch (QueryException e) {
        throw new IllegalStateException(line, e);
      }
    }
  }

  private static final Map<String, List<Promise>> PROMISES = read();

  private Providers() {}

  /** Whether a build provides what is asked, a name and versions. */
  static boolean provides(ConcreteGraph graph, int node, NodeQuery asked) {
    List<Promise> promises = PROMISES.get(graph.name(node));
    if (promises == null) {
      return false; // as most don't, of which there may be many
    }
    return promises.stream()
        .filter(promise -> promise.virtual.name().equals(asked.name()))
        .filter(promise -> promise.virtual.versions().intersects(asked.versions()))
        .anyMatch(promise -> new Evaluation(graph).node(node, promise.condition));
  }

  /** The names of all that a build provides. */
  public static Set<String> provided(ConcreteGraph graph, int node) {
    return PROMISES.getOrDefault(graph.name(node), List.of()).stream()
        .filter(promise -> new Evaluation(graph).node(node, promise.condition))
        .map(promise -> promise.virtual.name())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, List<Promise>> read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Providers.class.getResourceAsStream("providers.txt")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Promise::parse)
          .collect(Collectors.groupingBy(Promise::provider));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
