package org.spackmon.storage.hooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told, and how far that came.
 *
 * @param version "" where the package has none
 * @param build that it is about; null for a test
 * @param attempt the number of that build's attempts; 0 for a test
 * @param cause why it fails, in one line; "" where nothing tells
 * @param at when it happened
 * @param tries so far
 * @param status of the last answer; 0 where none came
 * @param error why the last try failed; "" where it didn't
 * @param tried when that was; null before the first
 */
public record Delivery(
    long id,
    Event event,
    String packageName,
    String version,
    String system,
    @Nullable Long build,
    int attempt,
    String cause,
    Instant at,
    int tries,
    int status,
    String error,
    @Nullable Instant tried) {

  /** What happened? */
  public enum Event {
    FAILING,
    FIXED,
    TEST;

    /** As the database and the body of a delivery have it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public boolean arrived() {
    return status >= 200 && status < 300;
  }
}
