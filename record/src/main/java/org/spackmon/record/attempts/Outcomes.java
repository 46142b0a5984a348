package org.spackmon.record.attempts;

import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Outcome;

/**
 * Derives how an attempt ended from everything that was claimed, in whatever order it came. Clients
 * name the wrong package: when a dependency breaks, 0.17.1 says FAILED of the root alone and
 * 0.19dev of both, so a FAILED is believed only where a phase failed or no dependency did.
 */
public final class Outcomes {
  private Outcomes() {}

  /**
   * How an attempt ended.
   *
   * @param dependencyFailed whether, in a run that takes part in the attempt, a build of one of its
   *     spec's dependencies failed by itself
   */
  public static Outcome derive(AttemptState attempt, boolean dependencyFailed) {
    boolean cancelled = attempt.statuses().contains(ClaimedStatus.CANCELLED);
    boolean success = attempt.statuses().contains(ClaimedStatus.SUCCESS);
    if (cancelled && !success) {
      return Outcome.CANCELLED; // Ctrl-C also makes the phase fail, and 0.19dev says FAILED last
    }
    if (attempt.hasFailedPhase()) {
      return Outcome.FAILED;
    }
    if (attempt.statuses().contains(ClaimedStatus.FAILED)) {
      return dependencyFailed ? Outcome.CANCELLED : Outcome.FAILED;
    }
    if (success) {
      return Outcome.SUCCESS;
    }
    if (attempt.statuses().contains(ClaimedStatus.NOTRUN)) {
      return Outcome.NOTRUN;
    }
    if (attempt.phases().isEmpty()) {
      return Outcome.ANNOUNCED;
    }
    if (attempt.over()) {
      return Outcome.UNKNOWN;
    }
    return attempt.last() ? Outcome.RUNNING : Outcome.INTERRUPTED;
  }
}
