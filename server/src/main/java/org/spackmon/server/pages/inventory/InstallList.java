package org.spackmon.server.pages.inventory;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.storage.views.installs.InstallRow;
import org.spackmon.storage.views.installs.Installs.Which;
import org.spackmon.storage.views.installs.StoreRow;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

/** The page of what is installed on a system. */
record InstallList(
    Frame frame,
    String system,
    Which which,
    Page<InstallRow> page,
    List<StoreRow> stores,
    List<String> systems,
    int limit) {

  String systemLink() {
    return frame.to("/systems?name=" + Frame.encode(system));
  }

  String spec(InstallRow row) {
    return frame.to("/specs/" + row.node());
  }

  @Nullable String build(InstallRow row) {
    return row.build() == null
        ? null
        : frame.to("/builds/" + row.build() + "?attempt=" + row.attempt());
  }

  /** Systems to compare with. */
  List<String> others() {
    return systems.stream().filter(other -> !other.equals(system)).toList();
  }

  List<Tab> tabs() {
    return List.of(
        tab(Which.THERE, "Installed"),
        tab(Which.EXPLICIT, "Explicit"),
        tab(Which.GONE, "Gone"),
        tab(Which.ALL, "All"));
  }

  private Tab tab(Which kind, String title) {
    return new Tab(title, null, null, link(kind, null), kind == which ? "page" : null);
  }

  @Nullable String newer() {
    return page.previous() == null ? null : link(which, page.previous());
  }

  @Nullable String older() {
    return page.next() == null ? null : link(which, page.next());
  }

  private String link(Which kind, @Nullable Cursor cursor) {
    return frame.to(
        "/installs?system="
            + Frame.encode(system)
            + (kind == Which.THERE ? "" : "&which=" + kind.name().toLowerCase(Locale.ROOT))
            + (cursor == null ? "" : "&cursor=" + Frame.encode(cursor.text()) + "&limit=" + limit));
  }
}
