package org.spackmon.storage.accounts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time as it is stored. */
final class Clock {
  private Clock() {}

  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
