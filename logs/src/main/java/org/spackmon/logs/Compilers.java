package org.spackmon.logs;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GCC, Clang and whoever writes as they do: {@code FILE:LINE:COLUMN: error: …}, or {@code gcc:
 * error: …}.
 */
final class Compilers implements Tool {
  private static final Set<String> DRIVERS =
      Set.of(
          "gcc",
          "g++",
          "cc",
          "c++",
          "clang",
          "clang++",
          "gfortran",
          "cc1",
          "cc1plus",
          "f951",
          "cpp",
          "flang",
          "flang-new",
          "hipcc",
          "icx",
          "icpx",
          "ifx",
          "mpicc",
          "mpicxx",
          "mpif90",
          "lto1",
          "lto-wrapper",
          "as",
          "Assembler messages",
          "collect2");

  private static final String[] WORDS = {
    "error: ",
    "fatal error: ",
    "Error: ",
    "Fatal Error: ",
    "Fatal error: ",
    "fatal: ",
    "internal compiler error: ",
    "sorry, unimplemented: "
  };

  @Override
  public long marks() {
    return Mark.of(
        Mark.ERROR,
        Mark.WARNING,
        Mark.NO_SUCH,
        Mark.NOT_FOUND,
        Mark.ELSEWHERE,
        Mark.SEGMENTATION,
        Mark.FAIL);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    Place place = at.place();
    if (text.equals("Bootstrap comparison failure!")) {
      return Clue.cause(ErrorClass.COMPILE, "the compiler differs from the one it compiled")
          .keyed("bootstrap comparison");
    }
    if (text.startsWith("Stack dump:")) {
      return Clue.of(Weight.VAGUE, ErrorClass.COMPILE, "the compiler crashed").keyed("stack dump");
    }
    String rest = place == null ? driver(text) : place.rest();
    if (rest == null && assembler(at, text.strip())) {
      rest = text.strip();
    }
    if (rest == null) {
      return null;
    }
    if (rest.startsWith("warning:")) {
      return warning(rest.substring(8).strip(), place);
    }
    String message = rest.equals("error:") ? at.after(1).strip() : message(rest);
    if (message == null || message.isEmpty()) {
      return null;
    }
    if (Probes.holds(at, place)) {
      return Clue.HARMLESS;
    }
    boolean linker = Said.program(text).equals("collect2") && message.contains("ld ");
    if (linker || message.startsWith("linker command failed")) {
      return Clue.cascade(ErrorClass.LINK, "the linker failed").making("the linker");
    }
    String target = place == null ? null : place.name();
    return clue(message, place).at(place).making(target);
  }

  private static boolean assembler(Lines at, String said) {
    boolean complains =
        said.startsWith("warning:") || said.equals("error:") || message(said) != null;
    return complains && at.before(1).endsWith("Assembler messages:");
  }

  /** The part after {@code error:}, or null. */
  static @Nullable String message(String said) {
    String rest = Translated.back(said);
    for (String word : WORDS) {
      if (rest.startsWith(word)) {
        boolean keep = word.startsWith("internal");
        return keep ? rest : rest.substring(word.length()).strip();
      }
    }
    return null;
  }

  private static @Nullable String driver(String line) {
    String text = line.strip();
    boolean header = text.startsWith("fatal error: ") && header(text.substring(13)) != null;
    if (header || text.startsWith("internal compiler error: ")) {
      return text;
    }
    return Said.among(DRIVERS, Said.program(text))
        ? text.substring(text.indexOf(": ") + 2).strip()
        : null;
  }

  private static Clue warning(String message, @Nullable Place place) {
    return Clue.of(Weight.WARNING, ErrorClass.COMPILE, message).keyed(bare(message)).at(place);
  }

  static Clue clue(String message, @Nullable Place place) {
    String header = header(message);
    if (header != null) {
      return Clue.cause(ErrorClass.COMPILE, "missing header " + header + by(place))
          .keyed("header " + header);
    }
    String bare = bare(message);
    boolean named = Said.quoted(bare) != null;
    String in = named || place == null ? "" : " in " + place.name();
    return Clue.cause(ErrorClass.COMPILE, bare + by(place)).keyed(bare + in);
  }

  private static String by(@Nullable Place place) {
    return place == null ? "" : " at " + place.brief();
  }

  private static @Nullable String header(String message) {
    int colon = Math.max(message.indexOf(": "), message.indexOf('：'));
    String name = colon < 0 ? "" : message.substring(0, colon).strip();
    boolean header = message.endsWith(": No such file or directory") || name.endsWith(".h");
    if (header && !name.isEmpty() && name.indexOf(' ') < 0) {
      return name;
    }
    boolean clang = message.endsWith("file not found");
    return clang ? Said.quoted(message) : null;
  }

  /** Without the option that made it an error. */
  static String bare(String message) {
    int option = message.lastIndexOf(" [-W");
    return option > 0 && message.endsWith("]") ? message.substring(0, option) : message;
  }
}
