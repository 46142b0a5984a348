package org.spackmon.spack.store;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Can this be the hash of a spec? Others are refused at the door, with all that comes along. */
final class Hashes {
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private Hashes() {}

  static boolean is(@Nullable String text) {
    return text != null && HASH.matcher(text).matches();
  }
}
