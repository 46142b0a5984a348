package org.spackmon.storage.views.specs;

import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;

/** Which ids come next in a list of the newest first? Both ends are left out. */
record Span(long above, long below, String direction) {
  static Span of(@Nullable Cursor from) {
    if (from == null) {
      return new Span(0, Long.MAX_VALUE, "DESC");
    }
    return from.forward()
        ? new Span(0, from.number(), "DESC")
        : new Span(from.number(), Long.MAX_VALUE, "ASC");
  }
}
