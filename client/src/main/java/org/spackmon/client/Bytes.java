package org.spackmon.client;

import java.util.Locale;

/** How are bytes said to people? */
final class Bytes {
  private Bytes() {}

  static String words(long bytes) {
    if (bytes < 1_000) {
      return bytes + " bytes";
    }
    double value = bytes;
    String unit = "";
    for (String next : new String[] {"kB", "MB", "GB"}) {
      if (value >= 1_000) {
        value /= 1_000;
        unit = next;
      }
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
  }
}
