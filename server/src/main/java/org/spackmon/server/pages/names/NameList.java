package org.spackmon.server.pages.names;

import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.names.LatestBuild;
import org.spackmon.storage.views.names.NameRow;
import org.spackmon.storage.views.names.NamesView;
import org.spackmon.storage.views.paging.Page;

/** The page of all packages, or compilers, systems, owners, tags. */
record NameList(Frame frame, NameKind kind, NamesView view, Page<NameRow> page) {

  String name(NameRow row) {
    String name = row.name().isEmpty() ? BuildFilter.NONE : row.name();
    return frame.to(kind.path() + "?name=" + Frame.encode(name));
  }

  String latest(LatestBuild build) {
    return frame.to("/builds/" + build.build() + "?attempt=" + build.number());
  }

  String action() {
    return frame.to(kind.path());
  }

  @Nullable String earlier() {
    return page.previous() == null ? null : action() + "?" + view.at(page.previous()).toQuery();
  }

  @Nullable String later() {
    return page.next() == null ? null : action() + "?" + view.at(page.next()).toQuery();
  }
}
