package org.spackmon.server.pages;

import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.specs.SpecRow;
import org.spackmon.storage.views.specs.SpecsView;

/** The page of specs, built or not. */
record SpecList(Frame frame, SpecsView view, Page<SpecRow> page) {

  String spec(SpecRow row) {
    return frame.to("/specs/" + row.id());
  }

  /** What was looked for, for the one field of the form. */
  @Nullable String sought() {
    if (view.q() != null) {
      return view.q();
    }
    return view.hash() != null ? "/" + view.hash() : view.packageName();
  }

  @Nullable String newer() {
    return page.previous() == null
        ? null
        : frame.to("/specs?" + view.at(page.previous()).toQuery());
  }

  @Nullable String older() {
    return page.next() == null ? null : frame.to("/specs?" + view.at(page.next()).toQuery());
  }
}
