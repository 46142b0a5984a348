package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** Maven, Gradle and Ant: what javac says, in their words, and that they gave up. */
final class Java implements Tool {
  @Override
  public long marks() {
    return Mark.of(Mark.ERROR, Mark.FAIL, Mark.COULD_NOT);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (text.startsWith("FAILURE: Build failed") || text.startsWith("BUILD FAILED")) {
      return Clue.cascade(ErrorClass.UNKNOWN, text);
    }
    if (text.startsWith("Execution failed for task ")) {
      String why = at.after(1).strip();
      return Clue.cascade(ErrorClass.UNKNOWN, why.startsWith("> ") ? why.substring(2) : text);
    }
    if (text.startsWith("> Could not resolve ") || text.startsWith("> Could not download ")) {
      return Clue.cause(ErrorClass.FETCH, text.substring(2));
    }
    return text.startsWith("[ERROR] ") ? maven(text.substring(8)) : null;
  }

  private static @Nullable Clue maven(String said) {
    int where = said.indexOf(".java:[");
    int end = where < 0 ? -1 : said.indexOf("] ", where);
    if (end > 0) {
      Place place =
          Place.of(said.substring(0, where) + ".java(" + said.substring(where + 7, end) + "):");
      String message = said.substring(end + 2);
      return Clue.cause(ErrorClass.COMPILE, message + at(place)).keyed(message).at(place);
    }
    if (said.startsWith("Failed to execute goal")) {
      boolean repeats =
          said.contains("Compilation failure") || said.contains("There are test failures");
      boolean fetch = said.contains("Could not resolve") || said.contains("Could not transfer");
      ErrorClass kind = fetch ? ErrorClass.FETCH : ErrorClass.UNKNOWN;
      return repeats ? Clue.cascade(ErrorClass.COMPILE, said) : Clue.cause(kind, said);
    }
    boolean advice =
        said.startsWith("COMPILATION ERROR")
            || said.startsWith("-> [Help")
            || said.startsWith("To see the full stack trace")
            || said.startsWith("Re-run Maven");
    return advice ? Clue.HARMLESS : null;
  }

  private static String at(@Nullable Place place) {
    return place == null ? "" : " at " + place.brief();
  }
}
