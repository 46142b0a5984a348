package org.spackmon.server.compare;

import java.util.List;
import org.spackmon.spack.compare.GraphDiff.Lone;

/**
 * Two specs, builds or runs side by side.
 *
 * @param differences all of them, the nearest to the root first
 * @param same packages that don't differ
 */
public record Comparison(Side a, Side b, List<Difference> differences, List<Lone> same) {

  /**
   * One of the two.
   *
   * @param reference as somebody named it: {@code build/7}
   * @param path where it is, among pages and in the API
   */
  public record Side(String reference, String title, String path) {}
}
