package org.spackmon.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What time is it? */
final class Clock {
  private Clock() {}

  /** Microseconds since the epoch. */
  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
