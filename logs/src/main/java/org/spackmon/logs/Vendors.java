package org.spackmon.logs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** gfortran, nvcc, Intel's and NVIDIA's compilers, each with a form of its own. */
final class Vendors implements Tool {
  private static final int BLOCK = 12;

  @Override
  public long marks() {
    return Mark.of(
        Mark.ERROR,
        Mark.WARNING,
        Mark.FATAL,
        Mark.NVIDIA_SEVERE,
        Mark.NVIDIA_FATAL,
        Mark.XL_SEVERE,
        Mark.ELSEWHERE);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = Translated.back(at.text());
    if (text.startsWith("Error: ")
        || (at.has(Mark.ELSEWHERE) && text.startsWith("error: "))
        || text.startsWith("Fatal Error: ")
        || text.startsWith("Warning: ")) {
      return fortran(at, text);
    }
    if (text.startsWith("nvcc fatal")
        || text.startsWith("nvcc error")
        || text.startsWith("ptxas fatal")
        || text.startsWith("ptxas error")) {
      int colon = text.indexOf(": ");
      return Clue.cause(ErrorClass.COMPILE, colon < 0 ? text : text.substring(colon + 2));
    }
    if (text.contains("-Fatal-") && text.contains(" TERMINATED by ")) {
      return Clue.cause(ErrorClass.COMPILE, "the compiler crashed: " + text);
    }
    if (at.has(Mark.NVIDIA_SEVERE) || at.has(Mark.NVIDIA_FATAL)) {
      return severe(text);
    }
    if (at.has(Mark.XL_SEVERE)) {
      return xl(text);
    }
    if (text.startsWith("\"") && text.contains("\", line ")) {
      return frontEnd(text);
    }
    if (text.startsWith("ftn-") && text.contains(": ERROR ")) {
      String message = at.after(1).strip();
      return Clue.cause(ErrorClass.COMPILE, message).ahead(1);
    }
    Place place = at.place();
    if (place != null) {
      return intel(place);
    }
    if (text.startsWith("Catastrophic error: ")) {
      return Clue.cause(ErrorClass.COMPILE, text.substring(20));
    }
    int disaster = text.indexOf(": catastrophic error: ");
    if (disaster > 0) {
      return Clue.cause(ErrorClass.COMPILE, text.substring(disaster + 2));
    }
    int hash = text.indexOf(": error #");
    boolean driver = hash > 0 && text.lastIndexOf(' ', hash) < 0;
    return driver ? Clue.cause(ErrorClass.COMPILE, text.substring(hash + 2)) : null;
  }

  /** gfortran tells the place some lines earlier. */
  private static @Nullable Clue fortran(Lines at, String text) {
    String message = text.substring(text.indexOf(": ") + 2);
    for (int i = 1; i <= BLOCK; i++) {
      Place place = Place.of(at.before(i));
      if (place != null
          && place.rest().isEmpty()
          && place.name().toLowerCase(Locale.ROOT).contains(".f")) {
        if (Probes.holds(at, place)) {
          return Clue.HARMLESS;
        }
        if (text.startsWith("W")) {
          return Clue.of(Weight.WARNING, ErrorClass.COMPILE, Compilers.bare(message)).at(place);
        }
        String module = message.startsWith("Cannot open module file") ? Said.quoted(message) : null;
        return module == null
            ? Compilers.clue(message, place).at(place).making(place.name())
            : Clue.cause(
                    ErrorClass.COMPILE, "missing Fortran module " + module + " at " + place.brief())
                .keyed("module " + module)
                .at(place)
                .making(place.name());
      }
    }
    boolean module = message.startsWith("Can") && message.contains("open module file");
    boolean numbered = message.contains(" (1)");
    if (text.startsWith("W")) {
      return numbered ? Clue.of(Weight.WARNING, ErrorClass.COMPILE, Compilers.bare(message)) : null;
    }
    return module || numbered || nag(message) ? Clue.cause(ErrorClass.COMPILE, message) : null;
  }

  /** NAG's compiler: {@code Error: a.f90, line 3: …}. */
  private static boolean nag(String message) {
    int end = message.indexOf(": ");
    int comma = message.indexOf(", line ");
    int to = comma > 0 && comma < end ? comma : end;
    String file = to < 0 ? "" : message.substring(0, to);
    return file.indexOf(' ') < 0 && Said.name(file).toLowerCase(Locale.ROOT).contains(".f");
  }

  /** {@code NVFORTRAN-S-0038-Symbol, x, has not been declared (a.f90: 3)} */
  private static @Nullable Clue severe(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    int at = Math.max(upper.indexOf("-S-0"), upper.indexOf("-F-0"));
    if (at <= 0 || (text.indexOf(' ') >= 0 && text.indexOf(' ') < at) || text.length() < at + 9) {
      return null;
    }
    return Clue.cause(ErrorClass.COMPILE, text.substring(at + 8));
  }

  /** IBM's: {@code "a.c", line 3.5: 1506-045 (S) Undeclared identifier x.}, or without a place. */
  private static @Nullable Clue xl(String text) {
    int level = Math.max(text.indexOf(" (S) "), text.indexOf(" (U) "));
    String before = level < 0 ? "" : text.substring(0, level);
    String code = before.substring(before.lastIndexOf(' ') + 1);
    if (code.length() < 8 || code.charAt(4) != '-' || !Character.isDigit(code.charAt(0))) {
      return null;
    }
    String file = Said.between(before, "\"", "\", line ");
    String line = Said.between(before, "\", line ", ".");
    Place place = file == null || line == null ? null : Place.of(file + ':' + line + ':');
    String message = text.substring(level + 5);
    return place == null
        ? Clue.cause(ErrorClass.COMPILE, message)
        : Compilers.clue(message, place).at(place).making(place.name());
  }

  /** {@code "a.c", line 3: error: identifier "x" is undefined} */
  private static @Nullable Clue frontEnd(String text) {
    String file = Said.between(text, "\"", "\", line ");
    int from = text.indexOf("\", line ") + 8;
    int colon = text.indexOf(": ", from);
    if (file == null || colon < 0) {
      return null;
    }
    Place place =
        Place.of(file + ':' + text.substring(from, colon) + ": " + text.substring(colon + 2));
    if (place == null) {
      return null;
    }
    if (place.rest().startsWith("warning: ")) {
      return Clue.of(Weight.WARNING, ErrorClass.COMPILE, place.rest().substring(9)).at(place);
    }
    String message = Compilers.message(place.rest());
    return message == null
        ? intel(place)
        : Compilers.clue(message, place).at(place).making(place.name());
  }

  /** {@code a.cu(1): error: …}, {@code a.f90(3): error #6404: …}, {@code catastrophic error: …} */
  private static @Nullable Clue intel(Place place) {
    String rest = place.rest();
    if (rest.startsWith("warning #") || rest.startsWith("remark #")) {
      return Clue.of(Weight.WARNING, ErrorClass.COMPILE, rest.substring(rest.indexOf(": ") + 2))
          .at(place);
    }
    if (rest.startsWith("error C") || rest.startsWith("fatal error C")) {
      String said = rest.substring(rest.indexOf(": ") + 2);
      return Compilers.clue(said, place).at(place).making(place.name());
    }
    if (!rest.startsWith("error #")
        && !rest.startsWith("catastrophic error")
        && !rest.startsWith("internal error: ")
        && !rest.startsWith("error: cannot open source file")) {
      return null;
    }
    int colon = rest.indexOf(": ");
    boolean internal = rest.startsWith("internal error: ");
    String message = colon < 0 || internal ? rest : rest.substring(colon + 2);
    String header = message.startsWith("cannot open source file") ? Said.quoted(message) : null;
    Clue clue =
        header == null
            ? Compilers.clue(message, place)
            : Clue.cause(ErrorClass.COMPILE, "missing header " + header + " at " + place.brief())
                .keyed("header " + header);
    return clue.at(place).making(place.name());
  }
}
