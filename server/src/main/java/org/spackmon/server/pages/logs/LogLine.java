package org.spackmon.server.pages.logs;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How is a line of a log shown? As it came, but without what would move a terminal's cursor, and
 * marked where it reads like an error. Marks help the eye; what is known of a log is the store's.
 *
 * @param cut whether the line goes on
 */
public record LogLine(long number, LogText shown, boolean cut, Look look) {

  /** The class of a line. */
  public enum Look {
    PLAIN(""),
    STEP("step"),
    NOISE("noise"),
    WARNING("warning"),
    ERROR("error");

    private final String word;

    Look(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private static final Pattern ERROR =
      Pattern.compile(
          "(?:^|[\\s:>\\]])(?:fatal |internal compiler |internal )?error[: ](?! ?=)"
              + "|^CMake Error|: undefined reference to |\\*\\*\\* .*(?:Error \\d|[Ss]top)"
              + "|^ld: |^collect2: |Segmentation fault|^ninja: build stopped|No space left on device",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WARNING =
      Pattern.compile("(?:^|[\\s:>\\]])warning[: ]|^CMake Warning", Pattern.CASE_INSENSITIVE);
  private static final int LOOKED_AT = 400;

  /** Of all that the patterns match, in small letters: nearly no line has one of them. */
  private static final List<String> WORDS =
      List.of(
          "error",
          "warning",
          "undefined reference",
          "***",
          "ld: ",
          "collect2",
          "segmentation fault",
          "build stopped",
          "no space left");

  /**
   * A line as a page shows it.
   *
   * @param number of its phase's lines
   * @param cut whether it goes on
   */
  public static LogLine of(long number, String raw, boolean cut) {
    LogText text = LogText.of(raw);
    return new LogLine(number, text, cut, look(text.plain()));
  }

  String text() {
    return shown.plain();
  }

  LogLine finding(String words) {
    return new LogLine(number, shown.finding(words), cut, look);
  }

  private static Look look(String text) {
    if (text.startsWith("==> ")) {
      return text.startsWith("==> Error")
          ? Look.ERROR
          : text.contains("] Running on_phase_") ? Look.NOISE : Look.STEP;
    }
    String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    String small = start.toLowerCase(Locale.ROOT);
    if (WORDS.stream().noneMatch(small::contains)) {
      return Look.PLAIN;
    }
    if (ERROR.matcher(start).find()) {
      return Look.ERROR;
    }
    return WARNING.matcher(start).find() ? Look.WARNING : Look.PLAIN;
  }
}
