package org.spackmon.record.runs;

/** What is a package in a plan for? The codes are stored: never renumber them. */
public enum Role {
  BUILD(0),
  INSTALLED(1),
  EXTERNAL(2);

  private final int code;

  Role(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Lower case, as journal, API and pages write it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Role of(int code) {
    return values()[code];
  }
}
