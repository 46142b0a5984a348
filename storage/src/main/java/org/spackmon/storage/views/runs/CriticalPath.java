package org.spackmon.storage.views.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What held a run up: from the package that ended last back, each time, to what it needed last.
 * Making anything else faster would not have ended the run earlier.
 *
 * @param places in the list of all that the run worked on, in the order of time
 */
public record CriticalPath(List<Integer> places) {

  /**
   * Of one run.
   *
   * @param all that it worked on
   * @param now when that ends which nobody told the end of
   */
  public static CriticalPath of(List<Work> all, Instant now) {
    List<Integer> places = new ArrayList<>();
    Set<Integer> met = new HashSet<>();
    Integer at = last(all, everything(all), now);
    while (at != null && met.add(at)) {
      places.add(0, at);
      at = last(all, all.get(at).needs(), now);
    }
    return new CriticalPath(places);
  }

  /** Time in which one of them was worked on; the rest they waited for a free place. */
  public Duration worked(List<Work> all, Instant now) {
    return places.stream()
        .map(place -> Duration.between(all.get(place).began(), end(all.get(place), now)))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** When it ended, or now. */
  public static Instant end(Work work, Instant now) {
    Instant ended = work.ended();
    return ended == null ? now : ended;
  }

  private static List<Integer> everything(List<Work> all) {
    List<Integer> places = new ArrayList<>();
    all.forEach(work -> places.add(places.size()));
    return places;
  }

  private static @Nullable Integer last(List<Work> all, List<Integer> places, Instant now) {
    Integer last = null;
    for (int place : places) {
      if (last == null || end(all.get(place), now).isAfter(end(all.get(last), now))) {
        last = place;
      }
    }
    return last;
  }
}
