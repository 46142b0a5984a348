package org.spackmon.server.pages;

import java.util.regex.Pattern;

/**
 * How is a line of a log shown? As it came, but without what would move a terminal's cursor, and
 * marked where it reads like an error. Marks help the eye; what is known of a log is the store's.
 *
 * @param cut whether the line goes on
 */
record LogLine(long number, String text, boolean cut, Look look) {

  /** The class of a line. */
  enum Look {
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

  private static final Pattern TERMINAL =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[@-Z\\\\-_])");
  private static final Pattern ERROR =
      Pattern.compile(
          "(?:^|[\\s:>\\]])(?:fatal |internal compiler |internal )?error[: ](?! ?=)"
              + "|^CMake Error|: undefined reference to |\\*\\*\\* .*(?:Error \\d|[Ss]top)"
              + "|^ld: |^collect2: |Segmentation fault|^ninja: build stopped|No space left on device",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WARNING =
      Pattern.compile("(?:^|[\\s:>\\]])warning[: ]|^CMake Warning", Pattern.CASE_INSENSITIVE);
  private static final int LOOKED_AT = 400;

  static LogLine of(long number, String raw, boolean cut) {
    String text = readable(raw);
    return new LogLine(number, text, cut, look(text));
  }

  private static Look look(String text) {
    if (text.startsWith("==> ")) {
      return text.startsWith("==> Error")
          ? Look.ERROR
          : text.contains("] Running on_phase_") ? Look.NOISE : Look.STEP;
    }
    String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    if (ERROR.matcher(start).find()) {
      return Look.ERROR;
    }
    return WARNING.matcher(start).find() ? Look.WARNING : Look.PLAIN;
  }

  /** Without colour codes; of a line that overwrote itself what stood there last. */
  private static String readable(String raw) {
    String text = raw.indexOf('\u001b') < 0 ? raw : TERMINAL.matcher(raw).replaceAll("");
    int end = text.endsWith("\r") ? text.length() - 1 : text.length();
    int start = text.lastIndexOf('\r', end - 1) + 1;
    StringBuilder shown = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      // Control characters get a picture of themselves.
      shown.append(c < ' ' && c != '\t' ? (char) ('\u2400' + c) : c == '\u007f' ? '\u2421' : c);
    }
    return shown.toString();
  }
}
