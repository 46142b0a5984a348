package org.spackmon.storage.advisories;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What do people here say of an advisory, in OpenVEX's words? Stored: never renumber them. */
public enum Status {
  AFFECTED(1),
  NOT_AFFECTED(2),
  FIXED(3),
  UNDER_INVESTIGATION(4);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** Null while nobody said anything. */
  static @Nullable Status of(int code) {
    return code == 0 ? null : values()[code - 1];
  }

  /** As OpenVEX, the API and forms write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
