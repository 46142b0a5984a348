package org.spackmon.server.pages.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Changed;
import org.spackmon.server.pages.Frame;
import org.spackmon.spack.compare.GraphDiff.Lone;

/**
 * The page that compares two specs, two builds or two runs.
 *
 * @param a null until both were chosen
 * @param lines all that differs
 * @param same what doesn't; shown where it was asked for
 */
record CompareSheet(
    Frame frame,
    @Nullable Side a,
    @Nullable Side b,
    List<Changed.Line> lines,
    List<Lone> same,
    boolean whole) {

  /**
   * One of the two.
   *
   * @param reference as the query names it: {@code build/7}
   * @param path where its own page is
   */
  record Side(String reference, String title, String path) {}

  static CompareSheet empty(Frame frame) {
    return new CompareSheet(frame, null, null, List.of(), List.of(), false);
  }

  String link(Side side) {
    return frame.to(side.path);
  }

  String swapped() {
    return compare(b, a, whole);
  }

  /** The same with or without what doesn't differ. */
  String otherwise() {
    return compare(a, b, !whole);
  }

  private String compare(@Nullable Side first, @Nullable Side second, boolean all) {
    return frame.to(
        "/compare?a="
            + (first == null ? "" : Frame.encode(first.reference))
            + "&b="
            + (second == null ? "" : Frame.encode(second.reference))
            + (all ? "&whole=yes" : ""));
  }

  static String path(Lone lone) {
    return String.join(" \u203a ", lone.path());
  }
}
