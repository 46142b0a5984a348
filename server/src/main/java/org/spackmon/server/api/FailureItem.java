package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.failures.FailurePlace;
import org.spackmon.storage.views.failures.FailureRow;
import org.spackmon.storage.views.failures.Mark;

/**
 * What failed attempts have in common.
 *
 * @param openPlaces in how many places it still fails
 * @param latestUrl its newest attempt; null once that was pruned
 * @param trend attempts in each of the last days, the oldest first
 */
record FailureItem(
    long id,
    String url,
    String fingerprint,
    @JsonProperty("class") String kind,
    String headline,
    long attempts,
    long packages,
    long compilers,
    long systems,
    long openPlaces,
    Instant first,
    Instant last,
    @Nullable String latestUrl,
    MarkItem mark,
    List<Long> trend) {

  /** What somebody noted of it. */
  record MarkItem(
      String state, String assignee, String note, String link, String by, @Nullable Instant at) {
    static MarkItem of(Mark mark) {
      return new MarkItem(
          mark.state().word(), mark.assignee(), mark.note(), mark.link(), mark.by(), mark.at());
    }
  }

  /** Where it was met. */
  record PlaceItem(
      @JsonProperty("package") String packageName,
      String version,
      String compiler,
      String system,
      long attempts,
      Instant first,
      Instant last,
      boolean open) {
    static PlaceItem of(FailurePlace place) {
      return new PlaceItem(
          place.packageName(),
          place.version(),
          place.compiler(),
          place.system(),
          place.attempts(),
          place.first(),
          place.last(),
          place.open());
    }
  }

  /**
   * One failure with its places.
   *
   * @param placeCount more than {@code places} holds where there are very many
   */
  record Answer(FailureItem failure, List<PlaceItem> places, long placeCount, String attemptsUrl) {}

  static FailureItem of(FailureRow row, Links links) {
    FailureRow.Latest latest = row.latest();
    return new FailureItem(
        row.id(),
        links.to("/failures/" + row.id()),
        row.fingerprint(),
        row.kind(),
        row.headline(),
        row.attempts(),
        row.packages(),
        row.compilers(),
        row.systems(),
        row.open(),
        row.first(),
        row.last(),
        latest == null
            ? null
            : links.to("/builds/" + latest.build() + "/attempts/" + latest.number()),
        MarkItem.of(row.mark()),
        row.trend());
  }
}
