package org.spackmon.record;

import java.util.List;
import java.util.stream.Stream;

/** What the evidence says about an attempt. The codes are stored: never renumber them. */
public enum Outcome {
  /** Named, but nothing ran: usually installed already. */
  ANNOUNCED(0),
  /** Phases were seen, its end was not. */
  RUNNING(1),
  SUCCESS(2),
  FAILED(3),
  /** It could not start or finish because a dependency failed, or somebody said so. */
  CANCELLED(4),
  NOTRUN(5),
  /** Never ended: it was tried again since, or its run ended before it. */
  INTERRUPTED(6),
  /** Installed from a binary cache. */
  CACHED(7),
  /** Stopped where somebody wanted it to: {@code --until}. */
  STOPPED(8),
  /** Nothing was heard of its run any more; a late upload may mend that. */
  LOST(9),
  /** Installed already, or by another process meanwhile: no attempt, only in the plan of a run. */
  REUSED(10),
  /** Not Spack's to install: no attempt, only in the plan of a run. */
  EXTERNAL(11),
  /** It is over, and who told of it can't tell how it ended: a report without an error. */
  UNKNOWN(12);

  /** Those that an attempt can have. */
  public static final List<Outcome> OF_ATTEMPTS =
      Stream.of(values()).filter(Outcome::ofAttempts).toList();

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Whether an attempt can have it: somebody tried to install something. */
  public boolean ofAttempts() {
    return this != REUSED && this != EXTERNAL;
  }

  /** Lower case, as the API and the pages write it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Outcome of(int code) {
    for (Outcome outcome : values()) {
      if (outcome.code == code) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no outcome has code " + code);
  }
}
