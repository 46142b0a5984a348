package org.spackmon.server.pages.failures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.failures.FailurePage;
import org.spackmon.storage.views.failures.FailureRow;
import org.spackmon.storage.views.paging.Page;

/**
 * The page of one failure.
 *
 * @param cancelled what came to nothing because of its newest attempt
 * @param mayMark whether who looks at it may note something
 * @param csrf for the form to note it
 */
record FailurePageSheet(
    Frame frame,
    FailurePage page,
    BuildTable attempts,
    Page<BuildRow> rows,
    List<BuildRow> cancelled,
    boolean mayMark,
    String csrf) {

  FailureRow row() {
    return page.row();
  }

  String here() {
    return FailureSheet.failure(frame, row().id());
  }

  String link(BuildRow row) {
    return BuildTable.attempt(frame, row.build(), row.number());
  }

  String signIn() {
    return frame.to("/sign-in?next=" + Frame.encode("/failures/" + row().id()));
  }

  String filter(String parameter, String value) {
    return frame.to("/failures?" + parameter + "=" + Frame.encode(value));
  }

  @Nullable String newer() {
    return rows.previous() == null ? null : at(rows.previous().text());
  }

  @Nullable String older() {
    return rows.next() == null ? null : at(rows.next().text());
  }

  private String at(String cursor) {
    return here() + "?cursor=" + Frame.encode(cursor);
  }
}
