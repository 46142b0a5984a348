package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** Python: tracebacks, told by their last line, and syntax errors. */
final class Python implements Tool {
  private static final int LONGEST = 200;
  private static final int SOURCE = 30;

  @Override
  public long marks() {
    return Mark.of(Mark.TRACEBACK, Mark.ERROR, Mark.EXCEPTION, Mark.FAIL, Mark.NOT_FOUND);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    if (at.has(Mark.TRACEBACK)) {
      return traceback(at);
    }
    String text = at.text();
    if (text.strip().equals("Error compiling Cython file:")) {
      return cython(at);
    }
    if (text.startsWith("FAILED ") && text.contains("::")) {
      String test = text.substring(7);
      int dash = test.indexOf(" - ");
      String name = dash < 0 ? test : test.substring(0, dash);
      return Clue.cause(
              ErrorClass.TEST,
              "test "
                  + Said.name(name)
                  + " fails"
                  + (dash < 0 ? "" : ": " + test.substring(dash + 3)))
          .keyed("test " + name);
    }
    if (text.startsWith("FAILED (")) {
      return Clue.cascade(ErrorClass.TEST, text);
    }
    if ((text.startsWith("FAIL: ") || text.startsWith("ERROR: "))
        && text.endsWith(")")
        && text.contains(" (")) {
      return at.after(1).startsWith("-----")
          ? Clue.cause(ErrorClass.TEST, "test " + text.substring(text.indexOf(": ") + 2))
          : null;
    }
    String bare = text.strip();
    if (bare.startsWith("E   ")) {
      String said = bare.substring(4).strip();
      return exception(said) ? Clue.of(Weight.HINT, ErrorClass.PYTHON, said) : null;
    }
    if (!exception(bare)) {
      return null;
    }
    for (int i = 1; i <= 4; i++) {
      String before = at.before(i).strip();
      if (before.startsWith("File \"")) {
        Place frame = frame(before);
        boolean ocaml = before.contains(", characters ") && bare.startsWith("Error: ");
        return ocaml ? Compilers.clue(bare.substring(7), frame).at(frame) : raised(bare, frame);
      }
    }
    if (bare.contains("All fetchers failed")) {
      return Clue.cascade(ErrorClass.FETCH, bare);
    }
    if (Said.exit(bare)) {
      return Clue.cascade(ErrorClass.PYTHON, bare);
    }
    boolean named = !bare.startsWith("Error") && bare.indexOf(": ") > 0 && bare.equals(text);
    return named ? Clue.of(Weight.VAGUE, ErrorClass.PYTHON, bare) : null;
  }

  /** Cython says what is wrong below the source, which stands between two rules. */
  private static @Nullable Clue cython(Lines at) {
    int rules = 0;
    for (int i = 1; i <= SOURCE; i++) {
      String line = at.after(i).strip();
      if (line.startsWith("-----")) {
        rules++;
      } else if (rules > 1 && !line.isEmpty()) {
        Place place = Place.of(line);
        return place == null ? null : Compilers.clue(place.rest(), place).at(place).told(i);
      }
    }
    return null;
  }

  private static @Nullable Clue traceback(Lines at) {
    String head = at.text();
    int indent = head.indexOf("Traceback");
    if (indent < 0) {
      return null;
    }
    String prefix = head.substring(0, indent);
    Place last = null;
    for (int i = 1; i <= LONGEST; i++) {
      String line = at.after(i);
      if (line.isEmpty() && at.linesAfter() < i) {
        return null;
      }
      String rest = line.startsWith(prefix) ? line.substring(prefix.length()) : line.strip();
      if (rest.startsWith("  ") || rest.isEmpty()) {
        Place frame = frame(rest.strip());
        last = frame == null ? last : frame;
      } else if (!rest.endsWith("Traceback (most recent call last):")) {
        return raised(rest, last).told(i).making(chained(at, i) ? "chained" : null);
      }
    }
    return null;
  }

  /**
   * Whether what follows was raised while this was handled: then that is what its author wanted to
   * say.
   */
  private static boolean chained(Lines at, int end) {
    for (int i = end + 1; i <= end + 4; i++) {
      if (at.after(i).contains("During handling of the above exception")) {
        return true;
      }
    }
    return false;
  }

  private static Clue raised(String said, @Nullable Place where) {
    int colon = said.indexOf(": ");
    String type = colon < 0 ? said : said.substring(0, colon);
    if (type.endsWith("ProcessError")
        || type.equals("SystemExit")
        || type.endsWith("KeyboardInterrupt")
        || type.endsWith(".ChildError")) {
      return Clue.cascade(ErrorClass.PYTHON, said).at(where);
    }
    ErrorClass kind =
        type.equals("MemoryError") ? ErrorClass.SYSTEM : Spack.raised(type, ErrorClass.PYTHON);
    String brief = type.startsWith("spack.") ? said.substring(type.lastIndexOf('.') + 1) : said;
    return Clue.cause(kind, brief).at(where);
  }

  /** {@code File "deck.py", line 2, in check} */
  private static @Nullable Place frame(String text) {
    String file = text.startsWith("File \"") ? Said.between(text, "File \"", "\"") : null;
    String line = Said.after(text, "\", line ");
    if (file == null || line == null) {
      return null;
    }
    String number = Said.word(line);
    boolean digits =
        !number.isEmpty() && number.length() < 9 && number.chars().allMatch(Character::isDigit);
    return digits ? new Place(file, Integer.parseInt(number), 0, "") : null;
  }

  /** {@code some.ImportError: …} */
  private static boolean exception(String text) {
    int colon = text.indexOf(": ");
    String type = colon < 0 ? text : text.substring(0, colon);
    if (type.length() > 100
        || !(type.endsWith("Error") || type.endsWith("Exception") || type.endsWith("NotFound"))) {
      return false;
    }
    return Character.isLetter(text.charAt(0))
        && type.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_');
  }
}
