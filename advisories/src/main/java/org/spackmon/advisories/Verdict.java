package org.spackmon.advisories;

import java.util.Locale;

/** What may be said of a package in a version? The codes are stored: never renumber them. */
public enum Verdict {
  /** Something of the same name is meant, of which nobody said that it is the same. */
  SUGGESTED(1),
  /** The advisory may mean it: its data can't tell surely. */
  POSSIBLE(2),
  /** The advisory means this version. */
  AFFECTED(3);

  private final int code;

  Verdict(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Verdict of(int code) {
    return values()[code - 1];
  }

  /** Lower case, as the API and addresses write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
