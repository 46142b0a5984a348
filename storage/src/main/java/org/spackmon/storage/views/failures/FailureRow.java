package org.spackmon.storage.views.failures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What failed attempts have in common.
 *
 * @param kind "compile", "link" …
 * @param attempts that failed of it
 * @param packages in how many packages it was met
 * @param open in how many places it still fails
 * @param newest id of its newest attempt
 * @param latest that attempt; null once it was pruned
 * @param trend attempts in each of the last days, the oldest first
 */
public record FailureRow(
    long id,
    String fingerprint,
    String kind,
    String headline,
    long attempts,
    long packages,
    long compilers,
    long systems,
    long open,
    Instant first,
    Instant last,
    long newest,
    @Nullable Latest latest,
    Mark mark,
    List<Long> trend) {

  /** Days of a trend. */
  public static final int DAYS = 30;

  FailureRow with(List<Long> days) {
    return new FailureRow(
        id,
        fingerprint,
        kind,
        headline,
        attempts,
        packages,
        compilers,
        systems,
        open,
        first,
        last,
        newest,
        latest,
        mark,
        days);
  }

  /** An attempt that stands for all. */
  public record Latest(
      long build, int number, String packageName, @Nullable String version, String system) {}

  /** Whether it may still be met. */
  public boolean isOpen() {
    return open > 0;
  }
}
