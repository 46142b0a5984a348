package org.spackmon.server.pages.specs;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.specs.SpecRow;
import org.spackmon.storage.views.specs.SpecsView;

/** The page of specs, built or not. */
record SpecList(Frame frame, SpecsView view, Page<SpecRow> page) {

  String spec(SpecRow row) {
    return frame.to("/specs/" + row.id());
  }

  /** All, or those that Spack could not make concrete. */
  List<Tab> tabs() {
    return List.of(tab("All", null), tab("Failed concretizations", Boolean.FALSE));
  }

  boolean onlyFailed() {
    return Boolean.FALSE.equals(view.concrete());
  }

  private Tab tab(String title, @Nullable Boolean concrete) {
    String link = Frame.join(frame.to("/specs"), view.concrete(concrete).toQuery());
    String current = Objects.equals(concrete, view.concrete()) ? "page" : null;
    return new Tab(title, concrete == null ? null : "failed", null, link, current);
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
        : Frame.join(frame.to("/specs"), view.at(page.previous()).toQuery());
  }

  @Nullable String older() {
    return page.next() == null
        ? null
        : Frame.join(frame.to("/specs"), view.at(page.next()).toQuery());
  }
}
