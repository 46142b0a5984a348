package org.spackmon.record.runs;

import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;

/**
 * How did an attempt of a journal end? Unlike a client of ms1, ours says what it knows: its word
 * holds, whatever the dependencies did.
 */
public final class RunOutcomes {
  private RunOutcomes() {}

  /**
   * The outcome.
   *
   * @param said null while nothing was said
   * @param exited whether Spack has ended
   * @param lost whether nothing was heard of the run for too long
   */
  public static Outcome derive(@Nullable Outcome said, boolean exited, boolean lost) {
    if (said != null) {
      return said;
    }
    if (exited) {
      return Outcome.INTERRUPTED;
    }
    return lost ? Outcome.LOST : Outcome.RUNNING;
  }
}
