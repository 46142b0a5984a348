package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** rustc and Cargo: {@code error[E0308]: …} with the place on the next line, and panics. */
final class Cargo implements Tool {
  private static final int BLOCK = 12;

  @Override
  public long marks() {
    return Mark.of(Mark.ERROR, Mark.WARNING, Mark.PANICKED, Mark.FAIL);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text().strip();
    if (at.has(Mark.PANICKED)) {
      return panic(at);
    }
    if (text.startsWith("test result: FAILED")
        || text.startsWith("error: test failed")
        || text.startsWith("error: could not compile")
        || text.startsWith("error: aborting due to")
        || text.startsWith("error: failed to compile `")
        || text.startsWith("error: build failed")
        || text.startsWith("error: failed to run custom build")
        || text.startsWith("error: cargo failed")
        || text.startsWith("error: linking with")) {
      ErrorClass kind =
          text.contains("test")
              ? ErrorClass.TEST
              : text.contains("linking") ? ErrorClass.LINK : ErrorClass.COMPILE;
      return Clue.cascade(kind, text.startsWith("error: ") ? text.substring(7) : text);
    }
    if (text.startsWith("test ") && text.endsWith(" ... FAILED")) {
      return Clue.of(
          Weight.VAGUE,
          ErrorClass.TEST,
          "test " + text.substring(5, text.length() - 11) + " fails");
    }
    if (text.startsWith("error: no matching package")
        || text.startsWith("error: failed to get `")
        || text.startsWith("error: failed to download")
        || text.startsWith("error: failed to select a version")) {
      String message = text.substring(7);
      return Clue.cause(ErrorClass.FETCH, message + why(at)).keyed(message);
    }
    if (text.startsWith("error: package `")
        || text.startsWith("error: rustc ")
        || text.startsWith("error: failed to parse ")
        || text.startsWith("error: the lock file ")
        || text.startsWith("error: linker `")) {
      return Clue.cause(ErrorClass.CONFIGURE, text.substring(7));
    }
    if (text.startsWith("error") && at.before(1).strip().equals("--- stderr")) {
      return Clue.of(Weight.VAGUE, ErrorClass.CONFIGURE, text);
    }
    boolean error = text.startsWith("error: ") || text.startsWith("error[E");
    boolean warning = text.startsWith("warning: ");
    if (!error && !warning) {
      return null;
    }
    for (int i = 1; i <= 2; i++) {
      Place place = arrow(at.after(i));
      if (place != null) {
        String message = text.substring(text.indexOf(": ") + 2);
        return error
            ? Compilers.clue(message, place).at(place).ahead(block(at)).making(place.name())
            : Clue.of(Weight.WARNING, ErrorClass.COMPILE, message).at(place);
      }
    }
    return warning && text.contains("generated ") ? Clue.HARMLESS : null;
  }

  /** The last of what stands below {@code Caused by:}. */
  private static String why(Lines at) {
    String last = "";
    for (int i = 1; i <= BLOCK; i++) {
      if (at.after(i).strip().equals("Caused by:")) {
        last = ": " + at.after(i + 1).strip();
      }
    }
    return last;
  }

  private static @Nullable Place arrow(String line) {
    String place = Said.after(line, "--> ");
    return place == null ? null : Place.of(place + ":");
  }

  private static int block(Lines at) {
    int i = 1;
    while (i < BLOCK && !at.after(i + 1).isEmpty() && !at.after(i + 1).contains("error")) {
      i++;
    }
    return i;
  }

  /** Newer ones say why on the next line, older ones between quotes. */
  private static Clue panic(Lines at) {
    String text = at.text();
    String rest = text.substring(text.indexOf("panicked at") + 11).strip();
    boolean next = rest.endsWith(":") || rest.equals("'");
    Place place = next ? Place.of(rest) : null;
    String quoted = Said.quoted(rest);
    String message = next ? at.after(1).strip() : quoted == null ? rest : quoted;
    boolean script = rest.contains("build.rs");
    boolean compiler = text.contains("thread 'rustc'");
    boolean program = text.contains("thread 'main'");
    ErrorClass other =
        compiler ? ErrorClass.COMPILE : program ? ErrorClass.UNKNOWN : ErrorClass.TEST;
    return Clue.cause(script ? ErrorClass.CONFIGURE : other, message).at(place).told(next ? 1 : 0);
  }
}
