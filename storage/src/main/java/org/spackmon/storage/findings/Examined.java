package org.spackmon.storage.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param first the first few errors, the cause first
 * @param errors how many there are in all
 * @param warnings how many there are in all
 */
public record Examined(List<Found> first, int errors, int warnings) {
  /** Errors of an attempt that are kept. */
  public static final int MOST = 10;

  public static final Examined NOTHING = new Examined(List.of(), 0, 0);

  public Examined {
    first = List.copyOf(first.subList(0, Math.min(first.size(), MOST)));
  }

  /** What failed the attempt, where anything tells. */
  public @Nullable Found cause() {
    return first.isEmpty() ? null : first.get(0);
  }
}
