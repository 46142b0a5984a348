package org.spackmon.record.claims;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Failed;
import org.spackmon.record.Ledger;
import org.spackmon.record.Outcome;
import org.spackmon.record.OutcomeRecorder;
import org.spackmon.record.attempts.AttemptState;
import org.spackmon.record.attempts.Outcomes;

/** Tells outcomes by what was claimed of an attempt, and of what it depends on. */
public final class ClaimedOutcomes {
  private ClaimedOutcomes() {}

  /** Derives one attempt anew; changes nothing when nothing new comes out. */
  public static void derive(long attempt, long at, Ledger ledger) {
    derive(ledger.attempt(attempt), at, ledger, ledger::failed);
  }

  /**
   * Derives the attempt, and where it fails, or did until now, the failures whose meaning depends
   * on it: those of every run that takes part, because a client that renews its token goes on as
   * another run.
   */
  static void deriveAll(long attempt, long at, Ledger ledger) {
    AttemptState state = ledger.attempt(attempt);
    Outcome before = derive(state, at, ledger, ledger::failed);
    boolean failing = state.hasFailedPhase() || state.statuses().contains(ClaimedStatus.FAILED);
    if (!failing && before != Outcome.FAILED && before != Outcome.CANCELLED) {
      return;
    }
    // Asked once for each run: what is decided here is no failure by itself, before or after.
    Map<Long, Failed> failed = new HashMap<>();
    for (long run : state.runs()) {
      for (AttemptState undecided : ledger.undecidedFailures(run)) {
        if (undecided.id() != attempt) {
          derive(undecided, at, ledger, each -> failed.computeIfAbsent(each, ledger::failed));
        }
      }
    }
  }

  /** Gives the outcome that it had before. */
  private static Outcome derive(
      AttemptState state, long at, Ledger ledger, LongFunction<Failed> failed) {
    boolean dependencyFailed =
        state.statuses().contains(ClaimedStatus.FAILED)
            && !state.hasFailedPhase()
            && state.runs().stream().anyMatch(run -> failed.apply(run).below(state.node()));
    return OutcomeRecorder.decide(state.id(), Outcomes.derive(state, dependencyFailed), at, ledger);
  }
}
