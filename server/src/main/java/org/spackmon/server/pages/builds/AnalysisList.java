package org.spackmon.server.pages.builds;

import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.builds.AnalysisRow;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

/** The page of all results of analyzers for a build. */
record AnalysisList(Frame frame, long build, String of, Page<AnalysisRow> page) {

  String buildLink() {
    return frame.to("/builds/" + build);
  }

  @Nullable String earlier() {
    return at(page.previous());
  }

  @Nullable String later() {
    return at(page.next());
  }

  private @Nullable String at(@Nullable Cursor cursor) {
    return cursor == null ? null : buildLink() + "/analyses?cursor=" + Frame.encode(cursor.text());
  }
}
