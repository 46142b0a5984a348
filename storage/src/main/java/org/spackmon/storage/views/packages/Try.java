package org.spackmon.storage.views.packages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;

/**
 * One attempt in the history of a package.
 *
 * @param number of the build's attempts
 * @param duration null where nobody told
 * @param phases in their order, where it succeeded; those of which nobody told the time are left
 *     out
 */
public record Try(
    long build,
    int number,
    Instant at,
    Outcome outcome,
    @Nullable Duration duration,
    @Nullable String version,
    String system,
    List<Phase> phases) {

  /** How long one of its phases took. */
  public record Phase(String name, Duration took) {}

  Try with(List<Phase> known) {
    return new Try(build, number, at, outcome, duration, version, system, known);
  }
}
