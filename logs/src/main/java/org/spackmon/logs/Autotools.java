package org.spackmon.logs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** autoconf's configure, what makes it, and config.log when it is there. */
final class Autotools implements Tool {
  private static final int FAR = 400;

  @Override
  public long marks() {
    return Mark.of(
        Mark.ERROR,
        Mark.WARNING,
        Mark.NOT_FOUND,
        Mark.FAIL,
        Mark.CANNOT,
        Mark.UNDEFINED,
        Mark.FATAL,
        Mark.UNABLE,
        Mark.NO_SUCH,
        Mark.NOT_RECOGNIZED,
        Mark.MISSING,
        Mark.MISMATCH);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    boolean probing =
        text.startsWith("checking ")
            && !text.contains("configure: error:")
            && !text.contains("configure: line ");
    if (probing
        || (text.startsWith("| ") && at.seen(Mark.CONFIG_LOG))
        || text.startsWith("configure: failed program")) {
      return Clue.HARMLESS;
    }
    if (text.contains("UNABLE to ") && at.after(1).startsWith("-----")) {
      return Clue.cause(ErrorClass.CONFIGURE, "configure: " + at.after(2).strip()).told(2);
    }
    if (text.startsWith("configure: WARNING:") || text.startsWith("config.status: WARNING:")) {
      return Clue.of(
          Weight.WARNING, ErrorClass.CONFIGURE, text.substring(text.indexOf("G:") + 2).strip());
    }
    if (text.endsWith("configure: error:")) {
      return below(at);
    }
    if (text.contains("configure: error: ") || text.contains("config.status: error: ")) {
      return failed(text.substring(text.indexOf("error: ") + 7).strip(), at);
    }
    if (Probes.logged(text)) {
      Place place = at.place();
      boolean error = place != null && place.rest().startsWith("error: ");
      return error && place != null
          ? Clue.cascade(ErrorClass.CONFIGURE, place.rest().substring(7))
          : Clue.HARMLESS;
    }
    if (at.has(Mark.ERROR)
        || at.has(Mark.NO_SUCH)
        || at.has(Mark.NOT_FOUND)
        || at.has(Mark.CANNOT)) {
      Clue decisive = decisive(at, text);
      if (decisive != null) {
        return decisive;
      }
    }
    if (text.startsWith("autoreconf: error:")
        || (text.startsWith("autoreconf: ") && text.contains("failed with exit"))) {
      return Clue.cascade(ErrorClass.CONFIGURE, text);
    }
    Place place = at.place();
    if (place != null && source(place.name())) {
      return source(text, place);
    }
    if (text.contains(": error: required file '") && text.endsWith("' not found")) {
      return Clue.cause(ErrorClass.CONFIGURE, text.substring(text.indexOf("required file")));
    }
    if (text.startsWith("automake: error:")
        || text.startsWith("aclocal: error:")
        || text.startsWith("autoconf: error:")
        || text.startsWith("Makefile.am: error:")) {
      return Clue.cause(ErrorClass.CONFIGURE, text);
    }
    if (text.startsWith("WARNING: '") && text.endsWith("' is missing on your system.")) {
      return Clue.of(Weight.VAGUE, ErrorClass.SYSTEM, "no command " + Said.quoted(text));
    }
    if (text.startsWith("libtool: Version mismatch error.")) {
      return Clue.cause(ErrorClass.CONFIGURE, "libtool: version mismatch error");
    }
    if (text.contains("configure: line ") && text.contains("syntax error")) {
      return Clue.cause(ErrorClass.CONFIGURE, text.substring(text.indexOf("syntax error")));
    }
    return null;
  }

  /** A message of several lines begins below. */
  private static Clue below(Lines at) {
    int i = 1;
    while (i < 4 && at.after(i).chars().noneMatch(Character::isLetter)) {
      i++;
    }
    String message = "configure: " + at.after(i).strip();
    return Clue.cause(ErrorClass.CONFIGURE, message).told(i);
  }

  private static boolean source(String name) {
    return name.equals("configure.ac")
        || name.equals("configure.in")
        || name.equals("aclocal.m4")
        || name.equals("Makefile.am");
  }

  private static @Nullable Clue source(String text, Place place) {
    String rest = place.rest();
    if (rest.startsWith("warning:") || rest.startsWith("installing")) {
      return Clue.of(Weight.WARNING, ErrorClass.CONFIGURE, rest).at(place);
    }
    boolean error = rest.startsWith("error: ");
    return error || text.endsWith("not found in library") || text.endsWith("not recognized")
        ? Clue.cause(ErrorClass.CONFIGURE, error ? rest.substring(7) : rest).at(place)
        : null;
  }

  /** A compiler that doesn't work says why only in config.log. */
  private static Clue failed(String message, Lines at) {
    if (message.startsWith("in `") || message.startsWith("in '")) {
      return Clue.HARMLESS;
    }
    boolean unsaid =
        message.toLowerCase(Locale.ROOT).contains("compiler cannot create executables")
            || message.contains("config.log");
    Weight weight = unsaid ? Weight.VAGUE : Weight.CAUSE;
    return Clue.of(weight, ErrorClass.CONFIGURE, "configure: " + message)
        .keyed("configure: " + message)
        .making(at.after(1).contains("config.log") ? "config.log" : null);
  }

  /** The line of config.log that made configure give up: the last one of the last probe. */
  private static @Nullable Clue decisive(Lines at, String text) {
    if (!Probes.inConfigLog(at)) {
      return null;
    }
    for (int i = 1; i <= FAR; i++) {
      String line = at.after(i);
      if (Probes.logged(line)) {
        if (line.contains(": error: ")) {
          String why = line.substring(line.indexOf(": error: ") + 9);
          return Clue.cause(ErrorClass.CONFIGURE, why + ": " + text).keyed(text);
        }
        if (line.contains(": checking ")
            || (line.contains(": result: ") && !line.endsWith("result: no"))) {
          return Clue.HARMLESS;
        }
        if (line.contains("conftest") && line.contains(">&5")) {
          return Clue.HARMLESS;
        }
      } else if (line.isEmpty() && at.linesAfter() < i) {
        return Clue.HARMLESS;
      }
    }
    return Clue.HARMLESS;
  }
}
