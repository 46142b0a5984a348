package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.runs.CriticalPath;
import org.spackmon.storage.views.runs.Work;

/**
 * When a run worked on what.
 *
 * @param items in the order in which they began
 * @param criticalPath places of those that held the run up, in the order of time
 */
record TimelineAnswer(List<Item> items, List<Integer> criticalPath) {

  /**
   * A package that was worked on.
   *
   * @param needs places of those that it needs directly
   */
  record Item(
      String attemptUrl,
      @JsonProperty("package") String packageName,
      @Nullable String version,
      String outcome,
      Instant began,
      @Nullable Instant ended,
      List<Work.Stretch> phases,
      List<Integer> needs) {

    static Item of(Work work, Links links) {
      return new Item(
          links.to("/builds/" + work.build() + "/attempts/" + work.attempt()),
          work.name(),
          work.version(),
          work.outcome().word(),
          work.began(),
          work.ended(),
          work.phases(),
          work.needs());
    }
  }

  /**
   * Of a run.
   *
   * @param end of the run, or now
   */
  static TimelineAnswer of(List<Work> all, Instant end, Links links) {
    return new TimelineAnswer(
        all.stream().map(work -> Item.of(work, links)).toList(),
        CriticalPath.of(all, end).places());
  }
}
