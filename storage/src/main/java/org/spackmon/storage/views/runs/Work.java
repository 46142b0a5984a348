package org.spackmon.storage.views.runs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;

/**
 * A package that a run worked on: when, and in which phases. Times are the server's.
 *
 * @param build of its last attempt in this run
 * @param attempt the number of that attempt
 * @param ended null while it goes on, or where nobody told
 * @param needs places of those that it needs directly, in the list of all that the run worked on
 */
public record Work(
    long build,
    int attempt,
    String name,
    @Nullable String version,
    Outcome outcome,
    Instant began,
    @Nullable Instant ended,
    List<Stretch> phases,
    List<Integer> needs) {

  /**
   * A phase.
   *
   * @param step whether it is one of Spack's own: fetch, stage, patch
   * @param ended null while it goes on, or where nobody told
   */
  public record Stretch(String name, boolean step, Instant began, @Nullable Instant ended) {}
}
