package org.spackmon.logs;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ld, gold, lld and mold: what is undefined, missing, twice there or of the wrong kind. */
final class Linkers implements Tool {
  private static final String[] UNDEFINED = {
    "undefined reference to ",
    "Undefined reference to ",
    "undefined symbol: ",
    "undefined hidden symbol: ",
    "référence indéfinie vers "
  };
  private static final Set<String> LINKERS =
      Set.of("ld", "ld.bfd", "ld.gold", "ld.lld", "lld", "lld-link", "mold", "ld64.lld", "wild");

  @Override
  public long marks() {
    return Mark.of(
        Mark.UNDEFINED,
        Mark.CANNOT,
        Mark.MULTIPLE,
        Mark.RELOCATION,
        Mark.NOT_RECOGNIZED,
        Mark.WRONG_FORMAT,
        Mark.NOT_FOUND,
        Mark.UNABLE,
        Mark.DUPLICATE,
        Mark.MISMATCH,
        Mark.FAIL,
        Mark.UNKNOWN_OPTION,
        Mark.CANT,
        Mark.NO_SUCH,
        Mark.ERROR);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    String what = what(at, text);
    if (what == null) {
      return null;
    }
    if (Probes.holds(at, null)
        || text.contains("CheckFunctionExists")
        || text.startsWith("ld: warning")) {
      return Clue.HARMLESS;
    }
    String target = Make.making(at);
    String said = target == null ? what : what + " while linking " + target;
    return Clue.cause(ErrorClass.LINK, said).keyed(what).making(target);
  }

  private static @Nullable String what(Lines at, String text) {
    String symbol;
    if (at.has(Mark.UNDEFINED) && (symbol = undefined(text)) != null) {
      boolean atRunTime = text.contains("symbol lookup error") || text.contains("ImportError");
      return atRunTime ? null : "undefined reference to `" + symbol + "`";
    }
    if (text.startsWith("Undefined symbols for architecture")) {
      String first = Said.quoted(at.after(1));
      return first == null ? null : "undefined reference to `" + first + "`";
    }
    String other = Said.after(text, "failed to merge target specific data of file ");
    if (other != null) {
      return "built for another kind of this processor: " + other;
    }
    if (text.contains(": TLS ") && text.contains(" mismatches non-TLS ")) {
      return "TLS and non-TLS " + Said.between(text, ": ", ": TLS") + " mismatch";
    }
    if ((symbol = symbol(text, "multiple definition of ")) != null
        || (symbol = symbol(text, "définitions multiples de ")) != null
        || (symbol = symbol(text, "duplicate symbol: ")) != null) {
      return "multiple definition of `" + symbol + "`";
    }
    boolean missing = at.has(Mark.CANNOT) || at.has(Mark.UNABLE) || at.has(Mark.NOT_FOUND);
    String library = missing ? library(text) : null;
    if (library != null) {
      return "missing library -l" + library;
    }
    String framework = missing ? Said.between(text, "ld: framework '", "' not found") : null;
    if (framework != null) {
      return "missing framework " + framework;
    }
    String file = missing ? file(text) : null;
    if (file != null) {
      return "missing file " + file;
    }
    if (!at.has(Mark.RELOCATION) && !at.has(Mark.NOT_RECOGNIZED) && !at.has(Mark.WRONG_FORMAT)) {
      return own(at, text);
    }
    if (text.contains("recompile with -fPI") || text.contains("relocation truncated to fit")) {
      boolean truncated = text.contains("truncated");
      String name = Said.quoted(text, Math.max(0, text.indexOf("against")));
      String kind = truncated ? "relocation truncated to fit" : "code isn't position independent";
      return name == null ? kind : kind + " (" + name + ")";
    }
    boolean format =
        text.contains("file format not recognized") || text.contains("file in wrong format");
    if (format && text.contains(": ")) {
      int end = text.lastIndexOf(": ");
      String path = text.substring(0, end);
      int from = path.lastIndexOf(": ");
      return "not a library for this machine: "
          + Said.name(path.substring(Math.max(0, from)).strip());
    }
    return null;
  }

  private static @Nullable String undefined(String text) {
    for (String words : UNDEFINED) {
      String symbol = symbol(text, words);
      if (symbol != null) {
        return symbol;
      }
    }
    int about = text.lastIndexOf("对", text.indexOf("未定义的引用"));
    return about < 0 ? null : Said.quoted(text, about);
  }

  /**
   * {@code ld.lld: error: …}, or whatever ld said right before the compiler says that it failed.
   */
  private static @Nullable String own(Lines at, String text) {
    if (!Said.among(LINKERS, Said.program(text))) {
      return null;
    }
    String said = text.substring(text.indexOf(": ") + 2);
    if (said.startsWith("error: ")) {
      return said.substring(7);
    }
    boolean repeats = said.startsWith("final link failed") || said.startsWith("symbol(s) not");
    boolean last = at.after(1).startsWith("collect2: ") || at.after(1).contains("linker command f");
    boolean option = at.has(Mark.UNKNOWN_OPTION);
    return option || (last && !repeats) ? said : null;
  }

  private static @Nullable String symbol(String text, String words) {
    int at = text.indexOf(words);
    if (at < 0) {
      return null;
    }
    String after = text.substring(at + words.length()).strip();
    String rest = after.startsWith("symbol '") ? after.substring(7) : after;
    String quoted =
        rest.isEmpty() || Character.isLetterOrDigit(rest.charAt(0)) || rest.charAt(0) == '_'
            ? null
            : Said.quoted(rest);
    return quoted != null ? quoted.replace('\u00a0', ' ').strip() : end(rest);
  }

  private static String end(String rest) {
    int in = rest.indexOf("; ");
    return in < 0 ? rest : rest.substring(0, in);
  }

  private static @Nullable String library(String text) {
    String named = Said.between(text, "ld: library '", "' not found");
    if (named != null) {
      return named;
    }
    for (String words :
        new String[] {
          "cannot find -l",
          "找不到 -l",
          "unable to find library -l",
          "library not found: ",
          "library not found for -l"
        }) {
      String rest = Said.after(text, words);
      if (rest != null) {
        String word = Said.word(rest);
        return word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
      }
    }
    return null;
  }

  /** {@code ld: cannot find crt1.o: …}, {@code libtool: error: cannot find the library 'x.la'} */
  private static @Nullable String file(String text) {
    String library = Said.after(text, "cannot find the library ");
    if (library != null) {
      return Said.quoted(library);
    }
    String file = Said.after(text, ": cannot find ");
    if (file == null || file.isEmpty() || !Said.among(LINKERS, Said.program(text))) {
      return null;
    }
    String word = Said.word(file);
    return Said.name(word.endsWith(":") ? word.substring(0, word.length() - 1) : word);
  }
}
