package org.spackmon.storage.views.failures;

import org.jspecify.annotations.Nullable;

/**
 * Since when does a package fail on a system? Told of attempts at the same version by the same
 * compiler, or of other versions where only those ever succeeded.
 *
 * @param lastSuccess before the failure; null where there was none
 * @param firstFailure since then
 * @param failures since then, up to this one
 * @param looked whether older attempts were left out
 * @param alike whether they are of the same version and compiler
 * @param flaky how often the very same spec succeeded on this system, and failed
 */
public record Story(
    @Nullable Moment lastSuccess,
    Moment firstFailure,
    int failures,
    boolean looked,
    boolean alike,
    Flaky flaky) {

  /** Both outcomes of one spec on one system. */
  public record Flaky(int successes, int failures) {
    public boolean isFlaky() {
      return successes > 0 && failures > 0;
    }
  }
}
