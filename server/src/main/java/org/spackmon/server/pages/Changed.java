package org.spackmon.server.pages;

import java.util.ArrayList;
import java.util.List;
import org.spackmon.server.compare.Difference;
import org.spackmon.server.compare.Differences;
import org.spackmon.spack.compare.GraphDiff;
import org.spackmon.storage.views.failures.Moment;

/**
 * What is different in the second of two attempts: the spec and all that it needs, then where and
 * by which Spack it was built.
 *
 * @param lines the nearest to the root first
 * @param more how many lines were left out
 */
public record Changed(List<Difference> lines, int more) {
  /** Lines on the page of a build; the whole is on a page of its own. */
  static final int SOME = 8;

  /**
   * For the page of a build.
   *
   * @param diff of the two specs
   */
  public static Changed of(Moment before, Moment after, GraphDiff diff) {
    List<Difference> all = new ArrayList<>(Differences.specs(diff));
    all.addAll(Differences.machines(before, after));
    return new Changed(
        List.copyOf(all.subList(0, Math.min(SOME, all.size()))), Math.max(0, all.size() - SOME));
  }

  /** The packages on its way from the root, in one line. */
  static String path(Difference line) {
    return String.join(" \u203a ", line.where());
  }

  /** One of its two values: the whole of a hash says nothing to anybody. */
  static String shown(Difference line, String value) {
    return switch (line.what()) {
      case "recipe", "spec" -> BuildTable.shortHash(value);
      case "Spack" -> Spoken.spack(value);
      default -> value;
    };
  }
}
