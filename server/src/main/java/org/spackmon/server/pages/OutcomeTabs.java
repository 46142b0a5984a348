package org.spackmon.server.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.names.Counts;

/** Which outcomes can a list of builds be narrowed to, and how many builds had each? */
public final class OutcomeTabs {
  /** What wants a person's eye comes first. */
  private static final List<Outcome> ORDER =
      List.of(
          Outcome.RUNNING,
          Outcome.FAILED,
          Outcome.LOST,
          Outcome.SUCCESS,
          Outcome.CACHED,
          Outcome.UNKNOWN,
          Outcome.CANCELLED,
          Outcome.INTERRUPTED,
          Outcome.STOPPED,
          Outcome.NOTRUN,
          Outcome.ANNOUNCED);

  private OutcomeTabs() {}

  /**
   * An outcome to narrow to.
   *
   * @param shape null for all of them
   * @param count null where nobody counted
   * @param current "page" for the one that is chosen
   */
  public record Tab(
      String title,
      @Nullable String shape,
      @Nullable String count,
      String link,
      @Nullable String current) {}

  /**
   * One for all outcomes, then one for each.
   *
   * @param counts by outcome: those without builds are left out; null where nobody counted
   */
  public static List<Tab> of(BuildTable table, @Nullable Counts counts) {
    Outcome chosen = table.view().filter().outcome();
    List<Tab> tabs = new ArrayList<>();
    String all = counts == null ? null : Spoken.count(counts.total());
    String everything = table.link(table.view().filter().with("outcome", null));
    tabs.add(new Tab("All", null, all, everything, chosen == null ? "page" : null));
    for (Outcome outcome : ORDER) {
      if (counts == null || counts.of(outcome) > 0 || outcome == chosen) {
        tabs.add(
            new Tab(
                BuildTable.word(outcome),
                outcome.word(),
                counts == null ? null : Spoken.count(counts.of(outcome)),
                table.only("outcome", outcome.word()),
                outcome == chosen ? "page" : null));
      }
    }
    return tabs;
  }
}
