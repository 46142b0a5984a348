package org.spackmon.server.ms1;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which kinds of answer does a request take? */
final class Accepts {
  private static final Set<String> JSON = Set.of("*/*", "application/*", "application/json");
  private static final Set<String> PAGE = Set.of("text/*", "text/html");

  private Accepts() {}

  static boolean json(@Nullable String accept) {
    return any(accept, JSON);
  }

  /** Who would like a page best may get JSON: there was a page once, and people look at these. */
  static boolean jsonOrPage(@Nullable String accept) {
    return any(accept, JSON) || any(accept, PAGE);
  }

  private static boolean any(@Nullable String accept, Set<String> wanted) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    for (String range : accept.split(",", -1)) {
      if (wanted.contains(range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
