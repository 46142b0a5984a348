package org.spackmon.record.attempts;

import org.jspecify.annotations.Nullable;

/** Where a claim goes. */
public sealed interface Decision {

  /**
   * The attempt says so already. Where it isn't the last one, the run takes part in it from now on:
   * it tells an old story again.
   *
   * @param replay the run announced the build anew: should it open an attempt, this belongs there
   */
  record Held(AttemptState attempt, boolean replay) implements Decision {}

  /**
   * It becomes the attempt's word.
   *
   * @param fresh the attempt was empty and opened by another run: it really begins only now
   */
  record Into(AttemptState attempt, boolean fresh) implements Decision {}

  /** It opens an attempt, after {@code previous} if there is one. */
  record Open(@Nullable AttemptState previous, Replayed replayed) implements Decision {
    public int number() {
      return previous == null ? 1 : previous.number() + 1;
    }
  }
}
