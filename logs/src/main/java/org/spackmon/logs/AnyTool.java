package org.spackmon.logs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Programs that nobody has told us of: a line that begins with what looks like an error. */
final class AnyTool implements Tool {
  private static final String[] BEGINNINGS = {
    "error: ",
    "Error: ",
    "ERROR: ",
    "fatal: ",
    "FATAL: ",
    "fatal error: ",
    "Fatal error: ",
    "Fatal Error: ",
    "FATAL ERROR: ",
    "ERROR ",
    "%Error: ",
    "[FATAL] ",
    "! LaTeX Error: ",
    "== FAILED: ",
    "panic: ",
    "[ERROR] ",
    "Exception in thread ",
    "*** ERROR",
    "*** Error",
    "*** error",
    "*** compile error"
  };
  private static final String[] INSIDE = {
    ": error: ",
    ":   error: ",
    ": Error: ",
    ": ERROR: ",
    ": fatal: ",
    ": fatal error: ",
    ": FATAL: ",
    " ERROR] ",
    " ERROR EasyBuild crashed with an error "
  };

  private static final String DECORATION = "*-= ";

  @Override
  public long marks() {
    return Mark.of(Mark.ERROR, Mark.FATAL, Mark.PANIC, Mark.EXCEPTION, Mark.FAIL);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text().strip();
    if (text.startsWith("Project ERROR: ")) {
      return Clue.cause(ErrorClass.CONFIGURE, text.substring(15));
    }
    if (text.equals("The configuration failed")) { // waf's
      return Clue.of(Weight.VAGUE, ErrorClass.CONFIGURE, at.before(1).strip());
    }
    boolean banner = banner(text);
    if (!banner && !says(text)) {
      return null; // most of the lines that come here: what follows is dearer
    }
    if (text.startsWith("-")
        || text.startsWith("+ ")
        || Probes.holds(at, null)
        || text.endsWith(" ignored.")
        || at.after(1).endsWith("(ignored)")) {
      return null;
    }
    if (banner) {
      return Clue.of(Weight.VAGUE, ErrorClass.UNKNOWN, at.after(1).strip()).told(1);
    }
    if (Said.exit(text) || text.endsWith(" failed to build")) {
      return Clue.cascade(ErrorClass.UNKNOWN, text);
    }
    boolean compiler = text.toLowerCase(Locale.ROOT).contains("internal compiler error");
    return Clue.of(Weight.VAGUE, compiler ? ErrorClass.COMPILE : ErrorClass.UNKNOWN, text);
  }

  private static boolean says(String text) {
    for (String beginning : BEGINNINGS) {
      if (text.startsWith(beginning)) {
        return true;
      }
    }
    for (String inside : INSIDE) {
      int found = text.indexOf(inside);
      if (found > 0 && found < 200) {
        return true;
      }
    }
    return titled(text);
  }

  /** {@code ***** ERROR *****}: the next line says what. */
  private static boolean banner(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && DECORATION.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && DECORATION.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    String word = to - from > 11 ? "" : text.substring(from, to);
    return to - from < text.length() && (word.equals("ERROR") || word.equals("FATAL ERROR"));
  }

  /** {@code Lowering Error: …} */
  private static boolean titled(String text) {
    int end = text.indexOf(" Error: ");
    if (end <= 0 || end > 30 || !Character.isUpperCase(text.charAt(0))) {
      return false;
    }
    return text.chars().limit(end).allMatch(c -> Character.isLetter(c) || c == ' ');
  }
}
