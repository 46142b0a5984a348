package org.spackmon.spack.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different in the second of two graphs, node by node, those nearest to the root first.
 *
 * @param same packages that are the same in both
 */
public record GraphDiff(List<NodeDiff> changed, List<Lone> gone, List<Lone> come, List<Lone> same) {

  public GraphDiff {
    changed = List.copyOf(changed);
    gone = List.copyOf(gone);
    come = List.copyOf(come);
    same = List.copyOf(same);
  }

  /** Compares two graphs: packages are the same that are needed in the same place of both. */
  public static GraphDiff of(SpecGraph before, SpecGraph after) {
    return new GraphWalk(before, after).diff();
  }

  public boolean isEmpty() {
    return changed.isEmpty() && gone.isEmpty() && come.isEmpty();
  }

  /**
   * A package that both graphs hold.
   *
   * @param path names of packages from the root to it, both included
   * @param before key of its node
   * @param after key of its node
   */
  public record NodeDiff(
      String name, List<String> path, String before, String after, List<Change> changes) {}

  /**
   * A package that only one graph holds, or that is the same in both.
   *
   * @param key of its node; null where the graph holds only its name
   */
  public record Lone(
      String name, List<String> path, @Nullable String key, @Nullable String version) {}

  /** One thing that is decided of a package; null where it isn't told. */
  public record Change(String what, @Nullable String before, @Nullable String after) {}

  /** All that can be told of a single package's facts. */
  static List<Change> changes(SpecGraph.Node before, SpecGraph.Node after) {
    List<Change> changes = new ArrayList<>();
    if (!before.name().equals(after.name())) {
      changes.add(new Change("package", before.name(), after.name()));
    }
    before
        .facts()
        .forEach(
            (what, was) -> {
              String is = after.facts().get(what);
              if (!was.equals(is)) {
                changes.add(new Change(what, was, is));
              }
            });
    after
        .facts()
        .forEach(
            (what, is) -> {
              if (!before.facts().containsKey(what)) {
                changes.add(new Change(what, null, is));
              }
            });
    return changes;
  }
}
