package org.spackmon.storage.findings;

import java.util.Locale;

/** What was done about a failure? The codes are stored: never renumber them. */
public enum MarkState {
  NONE(0),
  /** Known, and of no interest: lists leave it out. */
  MUTED(1),
  ASSIGNED(2);

  private final int code;

  MarkState(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Lower case, as the API and forms write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static MarkState of(int code) {
    for (MarkState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("no mark has code " + code);
  }
}
