package org.spackmon.server.pages.specs;

import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.specs.DependentRow;
import org.spackmon.storage.views.specs.SpecPage;

/** The page of all specs that need one spec directly. */
record DependentList(Frame frame, SpecPage spec, Page<DependentRow> page) {

  String specLink() {
    return frame.to("/specs/" + spec.id());
  }

  @Nullable String newer() {
    return at(page.previous());
  }

  @Nullable String older() {
    return at(page.next());
  }

  private @Nullable String at(@Nullable Cursor cursor) {
    return cursor == null ? null : specLink() + "/dependents?cursor=" + Frame.encode(cursor.text());
  }
}
