package org.spackmon.server.pages.failures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Changed;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Spoken;
import org.spackmon.server.pages.logs.LogPart;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.failures.Diagnosis;
import org.spackmon.storage.views.failures.FailurePage;
import org.spackmon.storage.views.failures.FailureRow;
import org.spackmon.storage.views.failures.Moment;
import org.spackmon.storage.views.failures.Story;

/**
 * What the page of a failed attempt says first: why, where else, since when, and what changed.
 *
 * @param excerpt lines of the log round the cause; null where no log told
 * @param lineLink the cause's line on the log's page
 * @param common what is known of the same failure elsewhere
 * @param changed between the last success and the first failure
 * @param cancelled packages of the same run that came to nothing because of it
 */
public record FailureSheet(
    Frame frame,
    Diagnosis diagnosis,
    @Nullable LogPart excerpt,
    @Nullable String lineLink,
    @Nullable FailurePage common,
    @Nullable Story story,
    @Nullable Changed changed,
    List<BuildRow> cancelled) {

  /** The cause itself, and what it is told by. */
  public Diagnosis.@Nullable Finding cause() {
    return diagnosis.findings().isEmpty() ? null : diagnosis.findings().get(0);
  }

  List<Diagnosis.Finding> others() {
    List<Diagnosis.Finding> all = diagnosis.findings();
    return all.subList(Math.min(1, all.size()), all.size());
  }

  String failureLink(FailureRow row) {
    return failure(frame, row.id());
  }

  static String failure(Frame frame, long id) {
    return frame.to("/failures/" + id);
  }

  String link(Moment moment) {
    return BuildTable.attempt(frame, moment.build(), moment.number());
  }

  String link(BuildRow row) {
    return BuildTable.attempt(frame, row.build(), row.number());
  }

  /** Both specs, side by side. */
  String compareLink(Moment before, Moment after) {
    return frame.to("/compare?a=build/" + before.build() + "&b=build/" + after.build());
  }

  /** "still failing in 2 of 4 places". */
  static String open(FailurePage page) {
    FailureRow row = page.row();
    if (row.open() == 0) {
      return "fixed everywhere";
    }
    return page.placeCount() == 1
        ? "still failing"
        : "still failing in "
            + Spoken.count(row.open())
            + " of "
            + Spoken.count(page.placeCount(), "place");
  }

  /** "3 packages on 2 systems with 1 compiler". */
  static String spread(FailureRow row) {
    return Spoken.count(row.packages(), "package")
        + " on "
        + Spoken.count(row.systems(), "system")
        + " with "
        + Spoken.count(row.compilers(), "compiler");
  }
}
