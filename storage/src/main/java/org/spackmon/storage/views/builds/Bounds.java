package org.spackmon.storage.views.builds;

import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;

/**
 * A stretch of ids, both ends left out.
 *
 * @param cut whether there are ids behind the far end
 */
record Bounds(long above, long below, boolean forward, boolean cut) {
  private static final long LOWEST = 0;
  private static final long HIGHEST = Long.MAX_VALUE;

  /**
   * From where the page starts.
   *
   * @param width how many ids; 0 for all
   * @param newest the highest id there is
   */
  static Bounds of(@Nullable Cursor cursor, long width, long newest) {
    if (cursor == null || cursor.forward()) {
      long below = cursor == null ? HIGHEST : cursor.number();
      long above = width == 0 ? LOWEST : Math.min(below, newest + 1) - 1 - width;
      return new Bounds(Math.max(above, LOWEST), below, true, above > LOWEST);
    }
    long above = cursor.number();
    boolean cut = width != 0 && newest - above > width;
    return new Bounds(above, cut ? above + width + 1 : HIGHEST, false, cut);
  }

  /** Nothing up to this id is wanted. */
  Bounds notBelow(long floor) {
    return above > floor ? this : new Bounds(floor, below, forward, cut && !forward);
  }

  String direction() {
    return forward ? "DESC" : "ASC";
  }
}
