package org.spackmon.server.cdash;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.cdash.CdashFile.Known;

/**
 * What does the name that Spack gives to a build say of its package? It is what was asked for, or
 * what {@code --cdash-build} says; of a run that built several packages, {@code NAME - PACKAGE}.
 *
 * @param base without the package
 * @param part the package; null where it isn't said
 */
record BuildName(String base, @Nullable String part) {
  /** Spack cuts longer names, and what is behind it may be half a package. */
  private static final int LONGEST = 190;

  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,99}");
  private static final Pattern SPEC =
      Pattern.compile("(?:[a-z0-9_.-]{0,99}\\.)?([a-z0-9_][a-z0-9_-]{0,99})");
  private static final Pattern HASH = Pattern.compile("/([a-z0-9]{1,64})");

  private static final Pattern TESTED =
      Pattern.compile("([a-z0-9_][a-z0-9_-]{0,99})-([a-z0-9]{32})");

  private static final String BETWEEN = " - ";

  static BuildName of(String name) {
    int at = name.lastIndexOf(BETWEEN);
    if (at >= 0 && name.length() < LONGEST) {
      String part = name.substring(at + BETWEEN.length());
      if (PACKAGE.matcher(part).matches()) {
        return new BuildName(name.substring(0, at), part);
      }
    }
    return new BuildName(name, null);
  }

  /** What was tested: Spack names a test {@code PACKAGE-HASH}; null where this is another name. */
  @Nullable Known tested() {
    Matcher named = TESTED.matcher(base);
    return named.matches() ? new Known(named.group(1), null, named.group(2)) : null;
  }

  /** The only package that was asked for; null where there are several, or none is named. */
  static @Nullable String only(String command) {
    Matcher spec = SPEC.matcher(command);
    return command.indexOf(' ') < 0 && spec.lookingAt() ? spec.group(1) : null;
  }

  /** What was asked for by its hash. */
  static List<Known> asked(String command) {
    List<Known> asked = new ArrayList<>();
    for (String word : command.split("\\s+", 100)) {
      Matcher hash = HASH.matcher(word);
      String name = only(word);
      if (hash.find() && word.endsWith(hash.group())) {
        asked.add(new Known(name == null ? "" : name, null, hash.group(1)));
      }
    }
    return asked;
  }
}
