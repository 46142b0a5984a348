package org.spackmon.storage.views.builds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;

/**
 * One try at a build.
 *
 * @param outcome what the evidence says
 * @param phases in the order of their build system
 * @param claims what was said, in the order in which it arrived
 * @param runs who took part, the one that opened it first
 * @param started when the first phase or status arrived
 * @param ended when the last one did
 * @param told null where no journal tells of it
 */
public record AttemptPart(
    long id,
    int number,
    Outcome outcome,
    List<PhaseRow> phases,
    List<ClaimRow> claims,
    List<RunRow> runs,
    List<String> tags,
    Instant opened,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Duration duration,
    @Nullable AttemptTold told) {

  /** One that no journal tells of. */
  public AttemptPart(
      long id,
      int number,
      Outcome outcome,
      List<PhaseRow> phases,
      List<ClaimRow> claims,
      List<RunRow> runs,
      List<String> tags,
      Instant opened,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable Duration duration) {
    this(id, number, outcome, phases, claims, runs, tags, opened, started, ended, duration, null);
  }

  AttemptPart with(AttemptTold more, List<PhaseRow> rows) {
    return new AttemptPart(
        id, number, outcome, rows, claims, runs, tags, opened, started, ended, duration, more);
  }

  AttemptPart with(
      List<PhaseRow> allPhases,
      List<ClaimRow> allClaims,
      List<RunRow> allRuns,
      List<String> allTags) {
    return new AttemptPart(
        id, number, outcome, allPhases, allClaims, allRuns, allTags, opened, started, ended,
        duration, told);
  }
}
