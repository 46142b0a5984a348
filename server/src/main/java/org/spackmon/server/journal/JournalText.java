package org.spackmon.server.journal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.ms1.SafeName;

/** How is text of a journal kept, so that every database takes it? */
final class JournalText {
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern BUILD = Pattern.compile("[A-Za-z0-9_-]{1,64}(\\.[0-9]{1,6})?");
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_PATH = 4_096;
  private static final int LONGEST_TEXT = 64 << 10;

  private JournalText() {}

  static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  static boolean isBuild(String text) {
    return BUILD.matcher(text).matches();
  }

  static String name(String text) {
    return SafeName.of(text, LONGEST_NAME);
  }

  static @Nullable String nameOrNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : name(text);
  }

  static @Nullable String path(@Nullable String text) {
    return text == null ? null : SafeName.of(text, LONGEST_PATH);
  }

  static @Nullable String text(@Nullable String text) {
    return text == null ? null : SafeName.of(text, LONGEST_TEXT);
  }
}
