package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** Perl, and tests that speak TAP. */
final class Perl implements Tool {
  @Override
  public long marks() {
    return Mark.of(Mark.CANT, Mark.ERROR, Mark.REQUIRES, Mark.FAIL, Mark.ABORTED, Mark.NOT_OK);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    String module = at.has(Mark.CANT) ? Said.between(text, "Can't locate ", " in @INC") : null;
    if (module != null) {
      String name = module.replace("/", "::").replace(".pm", "");
      return Clue.cause(ErrorClass.CONFIGURE, "missing Perl module " + name).at(place(text));
    }
    if (text.startsWith("I can't find ") && text.endsWith(" my life depends on it.")) {
      return Clue.cause(ErrorClass.CONFIGURE, text); // Perl's own Configure
    }
    if (text.startsWith("Can't exec \"")) {
      String name = Said.quoted(text);
      return Clue.cause(ErrorClass.SYSTEM, "no command " + (name == null ? "" : name));
    }
    if (text.startsWith("syntax error at ") || text.startsWith("Global symbol ")) {
      int where = text.indexOf(" at ");
      String message = where > 0 ? text.substring(0, where) : text;
      Place place = place(text);
      String in = place == null ? "" : " in " + place.name();
      return Clue.cause(ErrorClass.COMPILE, message + in).at(place);
    }
    if (text.startsWith("BEGIN failed--")
        || (text.startsWith("Execution of ") && text.contains("aborted due to"))
        || text.startsWith("Compilation failed in require")
        || text.contains("had compilation errors")) {
      return Clue.cascade(ErrorClass.COMPILE, text);
    }
    if (text.startsWith("#") && text.contains("Failed test")) {
      String name = Said.quoted(text);
      return text.contains("(TODO)")
          ? Clue.HARMLESS
          : Clue.cause(ErrorClass.TEST, "test " + (name == null ? "" : name + " ") + "fails");
    }
    int state = text.indexOf(" (Wstat: ");
    if (state > 0) {
      return Clue.of(
          Weight.VAGUE, ErrorClass.TEST, "test " + text.substring(0, state).strip() + " fails");
    }
    if (text.startsWith("not ok ") && !text.contains("# TODO") && !text.contains("# SKIP")) {
      return Clue.of(Weight.VAGUE, ErrorClass.TEST, "test " + text.substring(7) + " fails");
    }
    if ((text.startsWith("Failed ") && text.contains("subtests"))
        || text.startsWith("Result: FAIL")
        || text.startsWith("Failed test programs")
        || text.startsWith("# Looks like you failed")) {
      return Clue.cascade(ErrorClass.TEST, text);
    }
    return null;
  }

  /** {@code … at FILE line 3, near …} */
  private static @Nullable Place place(String text) {
    int line = text.lastIndexOf(" line ");
    int at = line < 0 ? -1 : text.lastIndexOf(" at ", line);
    if (at < 0) {
      return null;
    }
    int end = line + 6;
    while (end < text.length() && Character.isDigit(text.charAt(end)) && end < line + 14) {
      end++;
    }
    return end == line + 6
        ? null
        : new Place(text.substring(at + 4, line), Integer.parseInt(text, line + 6, end, 10), 0, "");
  }
}
