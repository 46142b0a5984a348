package org.spackmon.logs;

/**
 * What others put before the lines of a log: the clocks of CI systems, Docker's step numbers, and
 * the line numbers with which Spack shows parts of a build log again.
 */
final class Prefixes {
  private static final int DATE = 10;
  private static final int LONGEST_CLOCK = 40;
  private static final int QUOTE = 5;

  /** Before the last lines of a builder. */
  private static final String NIX = "       > ";

  private Prefixes() {}

  static String off(String text) {
    if (text.isEmpty()) {
      return text;
    }
    char first = text.charAt(0);
    int from = 0;
    if (first == '[' || first == '#' || digit(text, 0)) {
      from = Math.min(ahead(text + ' '), text.length());
    } else if (text.startsWith(NIX)) {
      from = NIX.length();
    } else if (first == ' ') {
      from = Math.max(0, text.indexOf("==> "));
      from = text.substring(0, from).isBlank() ? from : 0;
    } else {
      from = Math.max(source(text), derivation(text));
    }
    from = number(text, from);
    return from == 0 ? text : text.substring(from);
  }

  /** Of CI systems: a line that they put before nothing ends with it. */
  private static int ahead(String text) {
    return switch (text.charAt(0)) {
      case '[' -> Math.max(bracketed(text), Math.max(tool(text), elapsed(text)));
      case '#' -> step(text);
      default -> Math.max(clock(text), seconds(text, 0));
    };
  }

  /**
   * {@code 2026-01-02T03:04:05.678Z 01E text}, {@code 2026-01-02 03:04:05 text}, {@code 03:04:05}
   */
  private static int clock(String text) {
    int end = time(text, 0);
    if (end == DATE && text.startsWith(" ", end)) {
      end = time(text, DATE + 1);
    }
    if (!text.startsWith(" ", end) || colons(text, end) != 2) {
      return 0;
    }
    int at = end + 1;
    boolean stream =
        at + 4 <= text.length()
            && digits(text, at) == at + 2
            && (text.charAt(at + 2) == 'E' || text.charAt(at + 2) == 'O');
    return stream ? at + 4 : at;
  }

  /** {@code lib/spack/installer.py:12 ==> text}: where in Spack it is said. */
  private static int source(String text) {
    int end = text.indexOf(" ==> ");
    return end > 0 && text.indexOf(' ') == end && text.lastIndexOf(".py:", end) > 0 ? end + 1 : 0;
  }

  /** {@code zlib> text}: what Nix builds. */
  private static int derivation(String text) {
    int end = text.indexOf("> ");
    boolean name = end > 1 && end < LONGEST_CLOCK;
    for (int i = 0; name && i < end; i++) {
      name = letter(text, i) || digit(text, i) || "-_.+".indexOf(text.charAt(i)) >= 0;
    }
    return name ? end + 2 : 0;
  }

  /** {@code [03:04:05] text} */
  private static int bracketed(String text) {
    int end = text.indexOf(']');
    boolean blank = end > 0 && end < LONGEST_CLOCK && text.startsWith("] ", end);
    int inside = blank ? clock(text.substring(1, end) + ' ') : 0;
    return inside == end ? end + 2 : 0;
  }

  /** {@code [ 87s] text} */
  private static int elapsed(String text) {
    int end = text.indexOf("s] ");
    boolean seconds = end > 1 && digits(text, text.lastIndexOf(' ', end) + 1) == end;
    return seconds && text.lastIndexOf(' ', end) < 8 ? end + 3 : 0;
  }

  private static int time(String text, int from) {
    int at = from;
    while (at < text.length() && "0123456789:.,-TZ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int colons(String text, int to) {
    return (int) text.substring(0, to).chars().filter(c -> c == ':').count();
  }

  /** {@code #12 87.03 text} */
  private static int step(String text) {
    int at = digits(text, 1);
    if (at == 1 || at >= text.length() || text.charAt(at) != ' ') {
      return 0;
    }
    return seconds(text, at + 1);
  }

  /** {@code 87.03 text} */
  private static int seconds(String text, int from) {
    int at = digits(text, from);
    boolean dot = at > from && at < text.length() && text.charAt(at) == '.';
    int end = dot ? digits(text, at + 1) : 0;
    return end > 0 && end < text.length() && text.charAt(end) == ' ' ? end + 1 : 0;
  }

  /** {@code [cmake] text}, {@code [GCC-12] text}, but not {@code [error] text} */
  private static int tool(String text) {
    int end = 1;
    boolean name = false;
    while (end < text.length()
        && (letter(text, end) || digit(text, end) || "-.".indexOf(text.charAt(end)) >= 0)) {
      name |= text.charAt(end) >= 'a' || text.charAt(end) == '-';
      end++;
    }
    boolean level = text.startsWith("[error]") || text.startsWith("[warn");
    return end > 2 && name && letter(text, 1) && !level && text.startsWith("] ", end) ? end + 2 : 0;
  }

  private static boolean letter(String text, int at) {
    char c = text.charAt(at);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * {@code >> 12 text}, and {@code 11 text} above it: behind five characters, before four blanks.
   */
  private static int number(String text, int from) {
    boolean marked = text.startsWith("  >> ", from);
    if (!marked && !text.startsWith("     ", from)) {
      return from;
    }
    int end = digits(text, from + QUOTE);
    if (end == from + QUOTE || !(marked || text.startsWith("    ", end))) {
      return from;
    }
    int at = end;
    while (at < end + 4 && at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    boolean padded = text.startsWith(" ", at) && !text.startsWith("  ", at);
    return padded ? at + 1 : at;
  }

  private static boolean digit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int digits(String text, int at) {
    while (digit(text, at)) {
      at++;
    }
    return at;
  }
}
