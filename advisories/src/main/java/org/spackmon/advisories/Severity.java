package org.spackmon.advisories;

import java.util.Locale;

/** How bad is it, as the advisory tells? The codes are stored: never renumber them. */
public enum Severity {
  UNKNOWN(0),
  LOW(1),
  MEDIUM(2),
  HIGH(3),
  CRITICAL(4);

  private final int code;

  Severity(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Severity of(int code) {
    return values()[code];
  }

  /** In words, as several sources tell it; anything else is unknown. */
  static Severity named(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "LOW", "NEGLIGIBLE", "UNIMPORTANT" -> LOW;
      case "MODERATE", "MEDIUM" -> MEDIUM;
      case "HIGH", "IMPORTANT" -> HIGH;
      case "CRITICAL" -> CRITICAL;
      default -> UNKNOWN;
    };
  }

  /** Lower case, as the API and addresses write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
