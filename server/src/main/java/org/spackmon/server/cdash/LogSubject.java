package org.spackmon.server.cdash;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.cdash.CdashFile.Known;

/**
 * What does a log say that it is of?
 *
 * @param name the package; null where it doesn't say
 * @param spec the very spec; null where it doesn't say
 */
record LogSubject(@Nullable String name, @Nullable Known spec) {
  /** Spack writes it before each part of a log. */
  private static final Pattern OUTPUT =
      Pattern.compile(
          "^[a-z]{1,20} output for ([A-Za-z0-9_][A-Za-z0-9_-]{0,99}):$", Pattern.MULTILINE);

  /** The folder in which a package is built: its name and version, and its hash. */
  private static final Pattern STAGE =
      Pattern.compile("spack-stage-([A-Za-z0-9_.=:+-]{1,200})-([a-z0-9]{32})(?![A-Za-z0-9_-])");

  private static final Pattern NAME =
      Pattern.compile("([a-z0-9_][a-z0-9_-]{0,99}?)-(?:[0-9]|develop|main|master)");

  /**
   * What a log is of.
   *
   * @param otherwise the package, where the log doesn't say
   */
  static LogSubject of(String log, @Nullable String otherwise) {
    Matcher output = OUTPUT.matcher(log);
    String name = output.find() ? output.group(1) : otherwise;
    Matcher stage = STAGE.matcher(log);
    while (stage.find()) {
      String folder = stage.group(1);
      String of = name == null ? begin(folder) : name;
      if (of != null && folder.startsWith(of + "-")) {
        return new LogSubject(of, new Known(of, folder.substring(of.length() + 1), stage.group(2)));
      }
    }
    return new LogSubject(name, null);
  }

  /** Up to what is most likely the version. */
  private static @Nullable String begin(String folder) {
    Matcher name = NAME.matcher(folder);
    return name.lookingAt() ? name.group(1) : null;
  }
}
