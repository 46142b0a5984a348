package org.spackmon.server.pages.runs;

import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.runs.RunLine;

/** The page of all runs. */
record RunList(Frame frame, Page<RunLine> page, int limit) {

  String link(RunLine run) {
    return frame.to("/runs/" + Frame.encode(run.key()));
  }

  @Nullable String newer() {
    return at(page.previous());
  }

  @Nullable String older() {
    return at(page.next());
  }

  private @Nullable String at(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : frame.to("/runs?cursor=" + Frame.encode(cursor.text()) + "&limit=" + limit);
  }
}
