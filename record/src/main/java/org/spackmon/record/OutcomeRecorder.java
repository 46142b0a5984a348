package org.spackmon.record;

/** Keeps how attempts ended, as it is known now. */
public final class OutcomeRecorder {
  /** Kind of the job that looks for why an attempt failed; its subject is the attempt. */
  public static final String FINDINGS_JOB = "findings";

  private OutcomeRecorder() {}

  /**
   * Tells an attempt's outcome, and has it looked into when it fails, or failed until now.
   *
   * @return what it was before
   */
  public static Outcome decide(long attempt, Outcome outcome, long at, Ledger ledger) {
    Outcome before = ledger.outcome(attempt, outcome, at);
    if ((before == Outcome.FAILED) != (outcome == Outcome.FAILED)) {
      ledger.job(FINDINGS_JOB, attempt, 1, at);
    }
    return before;
  }
}
