package org.spackmon.storage.views.builds;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current word on a phase of an attempt.
 *
 * @param status as the client wrote it
 * @param failed whether that status means failure
 * @param log what it printed; null where the client sent nothing
 * @param errorLine where its log says what went wrong, from 1; null until known
 * @param said how long it took by the stamps in its log, or by its journal
 * @param told null where no journal tells of it
 */
public record PhaseRow(
    long id,
    String name,
    String status,
    boolean failed,
    @Nullable LogFacts log,
    @Nullable Long errorLine,
    Instant arrived,
    @Nullable Duration said,
    @Nullable PhaseTold told) {

  /** One that no journal tells of. */
  public PhaseRow(
      long id,
      String name,
      String status,
      boolean failed,
      @Nullable LogFacts log,
      @Nullable Long errorLine,
      Instant arrived,
      @Nullable Duration said) {
    this(id, name, status, failed, log, errorLine, arrived, said, null);
  }

  /** With what a journal tells, and the part of the attempt's log that is its own. */
  PhaseRow with(PhaseTold more, @Nullable LogFacts part) {
    Instant started = more.started();
    Instant ended = more.ended();
    Duration took = started == null || ended == null ? null : Duration.between(started, ended);
    long line = errorLine == null || part == null ? 0 : errorLine - part.linesBefore();
    return new PhaseRow(
        id, name, status, failed, part, line < 1 ? null : Long.valueOf(line), arrived, took, more);
  }
}
