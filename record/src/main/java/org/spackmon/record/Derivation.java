package org.spackmon.record;

import org.spackmon.record.claims.ClaimedOutcomes;
import org.spackmon.record.runs.JournalRecorder;

/** Tells an attempt's outcome anew, by whatever is known of it. */
public final class Derivation {
  private Derivation() {}

  /** Changes nothing when nothing new comes out. What a journal says holds before any claim. */
  public static void derive(long attempt, long at, Ledger ledger) {
    if (!JournalRecorder.derive(attempt, at, ledger)) {
      ClaimedOutcomes.derive(attempt, at, ledger);
    }
  }
}
