package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** ld, gold, lld and mold: what is undefined, missing, twice there or of the wrong kind. */
final class Linkers implements Tool {
  private static final int FAR = 40;

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
    String target = target(at);
    String said = target == null ? what : what + " while linking " + target;
    return Clue.cause(ErrorClass.LINK, said).keyed(what).making(target);
  }

  private static @Nullable String what(Lines at, String text) {
    String symbol;
    if (at.has(Mark.UNDEFINED)
        && ((symbol = symbol(text, "undefined reference to ")) != null
            || (symbol = symbol(text, "Undefined reference to ")) != null
            || (symbol = symbol(text, "undefined symbol: ")) != null
            || (symbol = symbol(text, "undefined hidden symbol: ")) != null)) {
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
      boolean option = at.has(Mark.UNKNOWN_OPTION) && text.startsWith("ld: ");
      return option ? text.substring(4) : at.has(Mark.ERROR) ? own(text) : null;
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

  /** {@code ld.lld: error: …} */
  private static @Nullable String own(String text) {
    int end = text.indexOf(": error: ");
    String name = end < 0 ? "" : Said.name(text.substring(0, end));
    int version = name.indexOf("-");
    String bare = version < 0 ? name : name.substring(0, version);
    return bare.equals("ld") || bare.equals("lld") || bare.startsWith("ld.") || bare.equals("mold")
        ? text.substring(end + 9)
        : null;
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
    return quoted != null ? quoted : end(rest);
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
    String file = Said.after(text, "ld: cannot find ");
    if (file == null || file.isEmpty()) {
      return null;
    }
    String word = Said.word(file);
    return Said.name(word.endsWith(":") ? word.substring(0, word.length() - 1) : word);
  }

  /** What make or ninja says that it was making, or what the command says. */
  static @Nullable String target(Lines at) {
    for (int i = 1; i <= FAR; i++) {
      String line = at.after(i);
      if (line.contains("*** [")) {
        return Make.target(line);
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
