package org.spackmon.record;

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
  /** Never ended, and the build was tried again since. */
  INTERRUPTED(6);

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  public int code() {
    return code;
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
