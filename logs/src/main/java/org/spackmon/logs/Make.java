package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** make: mostly that something else failed, sometimes that its own file is wrong. */
final class Make implements Tool {
  private static final int FAR = 40;

  @Override
  public long marks() {
    return Mark.of(
        Mark.ERROR,
        Mark.STARS,
        Mark.NO_RULE,
        Mark.STOP,
        Mark.KILLED,
        Mark.SEGMENTATION,
        Mark.ABORTED,
        Mark.NO_SUCH,
        Mark.NOT_FOUND,
        Mark.DENIED,
        Mark.LIMIT,
        Mark.INSTRUCTION,
        Mark.FAIL);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (text.startsWith("scons: building terminated")) {
      return Clue.cascade(ErrorClass.UNKNOWN, text);
    }
    String recipe = Said.between(text, ": recipe for target '", "' failed");
    if (recipe != null) {
      // what GNU Make 4 says on standard output; the line with the stars is on standard error
      boolean alone = !at.after(1).contains(": *** [") && !at.after(1).endsWith("(ignored)");
      return alone ? recipe(Said.name(recipe)) : null;
    }
    int stars = text.indexOf("*** ");
    if (stars < 0 || text.endsWith("(ignored)")) {
      boolean make = stars < 0 && text.startsWith("make");
      return make ? own(at, text) : text.endsWith("(ignored)") ? Clue.HARMLESS : null;
    }
    int colon = text.indexOf(": *** ");
    if (colon < 0 || (text.lastIndexOf(' ', colon - 1) >= 0 && !text.contains("make"))) {
      return null;
    }
    String message = text.substring(stars + 4).strip();
    if (message.startsWith("[")) {
      return job(message);
    }
    if (message.endsWith("...") || message.startsWith("Deleting")) {
      return Clue.HARMLESS;
    }
    if (message.startsWith("No rule to make target")) {
      String target = Said.quoted(message);
      return Clue.cause(
              ErrorClass.COMPILE, "make has no rule for " + (target == null ? "a target" : target))
          .keyed("no rule " + (target == null ? "" : Said.name(target)));
    }
    if (message.startsWith("No targets specified")) {
      return Clue.of(Weight.VAGUE, ErrorClass.COMPILE, "make finds no makefile");
    }
    if (text.startsWith("scons: ") && !text.endsWith("Stop.")) {
      return Clue.cause(ErrorClass.CONFIGURE, message);
    }
    boolean elsewhere = text.startsWith("make") && text.endsWith(".");
    if (!text.endsWith("Stop.") && !elsewhere) {
      boolean says = message.indexOf(' ') > 0 && text.indexOf(' ') > colon;
      ErrorClass kind = text.startsWith("auto") ? ErrorClass.CONFIGURE : ErrorClass.UNKNOWN;
      return says ? Clue.of(Weight.HINT, kind, text) : null;
    }
    if (message.equals("Stop.")) {
      return Clue.cascade(ErrorClass.UNKNOWN, text);
    }
    String said =
        message.endsWith("Stop.") ? message.substring(0, message.length() - 5).strip() : message;
    Place place = Place.of(text);
    return Clue.cause(ErrorClass.COMPILE, Place.behind(said, place)).keyed(said).at(place);
  }

  private static Clue job(String message) {
    int end = message.indexOf(']');
    String how = end < 0 ? "" : message.substring(end + 1).strip();
    String target = target(message);
    if (how.startsWith("Killed") || how.endsWith(" 137")) {
      return Clue.of(Weight.MACHINE, ErrorClass.SYSTEM, "killed while making " + target)
          .keyed("killed")
          .making(target);
    }
    if (!how.isEmpty() && !code(how)) {
      return Clue.cause(ErrorClass.SYSTEM, how + " while making " + target)
          .keyed(how + ' ' + target)
          .making(target);
    }
    ErrorClass kind = how.endsWith(" 127") ? ErrorClass.SYSTEM : ErrorClass.UNKNOWN;
    return Clue.cascade(kind, "make: " + target + " failed: " + how)
        .keyed("make " + target)
        .making(target);
  }

  private static Clue recipe(String target) {
    return Clue.cascade(ErrorClass.UNKNOWN, "make: " + target + " failed")
        .keyed("make " + target)
        .making(target);
  }

  /** {@code Error 1}, in any language. */
  private static boolean code(String how) {
    return Character.isDigit(how.charAt(how.length() - 1));
  }

  /** {@code make: doxygen: No such file or directory} */
  private static @Nullable Clue own(Lines at, String text) {
    int colon = text.indexOf(": ");
    String rest = colon < 0 ? "" : text.substring(colon + 2);
    int end = rest.indexOf(": ");
    String why = end < 0 ? "" : rest.substring(end + 2);
    boolean missing = why.equals("No such file or directory") || why.equals("Command not found");
    if (!missing || rest.indexOf(' ') < end || !at.after(1).contains("*** ")) {
      return null;
    }
    return Clue.cause(ErrorClass.SYSTEM, "no command " + rest.substring(0, end));
  }

  /** The name in {@code *** [Makefile:8: NAME] Error 1}, without folders. */
  static String target(String text) {
    int from = text.indexOf('[');
    int to = text.indexOf(']', from);
    if (from < 0 || to < 0) {
      return "a target";
    }
    String inside = text.substring(from + 1, to).replace("：", ": "); // as make writes in Chinese
    String name = inside.substring(inside.lastIndexOf(": ") < 0 ? 0 : inside.lastIndexOf(": ") + 2);
    return Said.name(name);
  }

  /** What make or ninja says that it was making, or what the command says. */
  static @Nullable String making(Lines at) {
    for (int i = 1; i <= FAR; i++) {
      String line = at.after(i);
      if (line.contains("*** [")) {
        return target(line.substring(line.indexOf("*** [")));
      }
    }
    for (int i = 1; i <= FAR; i++) {
      String line = at.before(i);
      int out = line.indexOf(" -o ");
      if (line.startsWith("FAILED: ")) {
        return Said.name(Said.word(line.substring(8)));
      }
      if (out > 0) {
        return Said.name(Said.word(line.substring(out + 4).strip()));
      }
    }
    return null;
  }
}
