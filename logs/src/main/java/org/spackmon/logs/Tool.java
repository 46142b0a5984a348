package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/**
 * What does a line mean, if this tool wrote it? Holds no state: all it may look at is around the
 * line.
 */
interface Tool {
  /** Lines without any of these aren't shown to it. */
  long marks();

  /** What it says; {@link Clue#HARMLESS} if it only looks bad; null if it isn't this tool's. */
  @Nullable Clue read(Lines at);
}
