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
    if (text.startsWith("-")
        || text.startsWith("+ ")
        || Probes.holds(at, null)
        || text.endsWith(" ignored.")
        || at.after(1).endsWith("(ignored)")) {
      return null;
    }
    if (Said.exit(text) || text.endsWith(" failed to build")) {
      return says(text) ? Clue.cascade(ErrorClass.UNKNOWN, text) : null;
    }
    if (banner(text)) {
      return Clue.of(Weight.VAGUE, ErrorClass.UNKNOWN, at.after(1).strip()).told(1);
    }
    boolean compiler = text.toLowerCase(Locale.ROOT).contains("internal compiler error");
    ErrorClass kind = compiler ? ErrorClass.COMPILE : ErrorClass.UNKNOWN;
    return says(text) ? Clue.of(Weight.VAGUE, kind, text) : null;
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
    String word = text.replace("*", "").replace("-", "").replace("=", "").strip();
    return word.length() < text.length() && (word.equals("ERROR") || word.equals("FATAL ERROR"));
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
