package org.spackmon.server.pages.compare;

import org.jspecify.annotations.Nullable;
import org.spackmon.server.compare.Comparison;
import org.spackmon.server.compare.Comparison.Side;
import org.spackmon.server.pages.Frame;
import org.spackmon.spack.compare.GraphDiff.Lone;

/**
 * The page that compares two specs, two builds or two runs.
 *
 * @param comparison null until both were chosen
 * @param whole whether what doesn't differ was asked for
 */
record CompareSheet(Frame frame, @Nullable Comparison comparison, boolean whole) {

  String link(Side side) {
    return frame.to(side.path());
  }

  String swapped(Comparison shown) {
    return address(shown.b(), shown.a(), whole);
  }

  /** The same with or without what doesn't differ. */
  String otherwise(Comparison shown) {
    return address(shown.a(), shown.b(), !whole);
  }

  private String address(Side before, Side after, boolean all) {
    return frame.to("/compare?" + query(before.reference(), after.reference()))
        + (all ? "&whole=yes" : "");
  }

  static String query(String before, String after) {
    return "a=" + Frame.encode(before) + "&b=" + Frame.encode(after);
  }

  static String path(Lone lone) {
    return String.join(" \u203a ", lone.path());
  }
}
