package org.spackmon.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.compare.GraphDiff;
import org.spackmon.spack.compare.GraphDiff.Change;
import org.spackmon.spack.compare.GraphDiff.Lone;
import org.spackmon.spack.compare.GraphDiff.NodeDiff;
import org.spackmon.storage.views.failures.Moment;

/**
 * What is different in the second of two attempts: the spec and all that it needs, then where and
 * by which Spack it was built.
 *
 * @param lines the nearest to the root first
 * @param more how many lines were left out
 */
public record Changed(List<Line> lines, int more) {
  /** Lines on the page of a build; the whole is on a page of its own. */
  static final int SOME = 8;

  /** The name of a recipe's hash says nothing to anybody. */
  private static final String RECIPE = "recipe";

  /**
   * One difference.
   *
   * @param where packages from the root to the one that it is about; empty for the root itself
   * @param before null where there was nothing
   */
  public record Line(
      List<String> where, String what, @Nullable String before, @Nullable String after) {
    String path() {
      return String.join(" \u203a ", where);
    }
  }

  public static Changed of(Moment before, Moment after, GraphDiff diff) {
    List<Line> all = new ArrayList<>(spec(diff));
    all.addAll(machine(before, after));
    return new Changed(
        List.copyOf(all.subList(0, Math.min(SOME, all.size()))), Math.max(0, all.size() - SOME));
  }

  /** All that differs in the specs, one line for each. */
  public static List<Line> spec(GraphDiff diff) {
    List<Line> lines = new ArrayList<>();
    for (NodeDiff node : diff.changed()) {
      for (Change change : node.changes()) {
        lines.add(line(below(node.path()), change));
      }
    }
    for (Lone lone : diff.gone()) {
      lines.add(new Line(below(lone.path()), "no longer needed", named(lone), null));
    }
    for (Lone lone : diff.come()) {
      lines.add(new Line(below(lone.path()), "newly needed", null, named(lone)));
    }
    return lines;
  }

  private static Line line(List<String> where, Change change) {
    boolean recipe = change.what().equals(RECIPE);
    return new Line(
        where,
        change.what(),
        recipe ? shortened(change.before()) : change.before(),
        recipe ? shortened(change.after()) : change.after());
  }

  /** Where and by which Spack it was built. */
  public static List<Line> machine(Moment before, Moment after) {
    List<Line> lines = new ArrayList<>();
    add(lines, "Spack", before.spackVersion(), after.spackVersion());
    add(lines, "Spack commit", before.spackCommit(), after.spackCommit());
    add(lines, "build host", before.hostname(), after.hostname());
    add(lines, "host's system", before.hostOs(), after.hostOs());
    add(lines, "kernel", before.kernel(), after.kernel());
    return lines;
  }

  private static void add(
      List<Line> lines, String what, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after) && before != null && after != null) {
      lines.add(new Line(List.of(), what, Spoken.spack(before), Spoken.spack(after)));
    }
  }

  private static String named(Lone lone) {
    return lone.version() == null ? lone.name() : lone.name() + "@" + lone.version();
  }

  private static @Nullable String shortened(@Nullable String hash) {
    return hash == null ? null : BuildTable.shortHash(hash);
  }

  /** Without the root, which the page is about. */
  private static List<String> below(List<String> path) {
    return path.subList(Math.min(1, path.size()), path.size());
  }
}
