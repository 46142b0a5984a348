package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/**
 * Is this one of the many small programs by which configure finds out what there is? They are meant
 * to fail.
 */
final class Probes {
  private static final int NEAR = 40;

  private Probes() {}

  static boolean holds(Lines at, @Nullable Place place) {
    if (place != null) {
      String file = place.file();
      return place.name().startsWith("conftest.")
          || file.contains("CMakeTmp")
          || file.contains("CMakeScratch")
          || file.contains("TryCompile")
          || file.contains("meson-private");
    }
    String text = at.text();
    return text.contains("conftest") || text.contains("cmTC_") || inConfigLog(at);
  }

  /** Between a command of config.log and its exit code. */
  static boolean inConfigLog(Lines at) {
    if (!at.seen(Mark.CONFIG_LOG)) {
      return false;
    }
    for (int i = 1; i <= NEAR; i++) {
      String line = at.before(i);
      if (line.startsWith("configure:")) {
        return logged(line) && !line.contains("$? = 0");
      }
      if (line.isEmpty()) {
        return false;
      }
    }
    return false;
  }

  /** {@code configure:1234: …} */
  static boolean logged(String line) {
    return line.startsWith("configure:")
        && line.length() > 10
        && Character.isDigit(line.charAt(10));
  }
}
