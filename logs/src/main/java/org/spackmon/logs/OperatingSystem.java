package org.spackmon.logs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What no program can help: no space, no memory, no permission, no library. */
final class OperatingSystem implements Tool {
  private record Sign(String words, Weight weight, String summary) {}

  private static final Sign[] SIGNS = {
    new Sign("No space left on device", Weight.MACHINE, "no space left on device"),
    new Sign("isk quota exceeded", Weight.MACHINE, "disk quota exceeded"),
    new Sign("Read-only file system", Weight.MACHINE, "read-only file system"),
    new Sign("Too many open files", Weight.MACHINE, "too many open files"),
    new Sign("Stale file handle", Weight.MACHINE, "stale file handle"),
    new Sign(
        "Killed signal terminated program",
        Weight.MACHINE,
        "killed, most likely for want of memory"),
    new Sign("virtual memory exhausted", Weight.MACHINE, "out of memory"),
    new Sign("out of memory allocating", Weight.MACHINE, "out of memory"),
    new Sign("Out of memory", Weight.MACHINE, "out of memory"),
    new Sign("oom-kill", Weight.MACHINE, "out of memory"),
    new Sign("std::bad_alloc", Weight.MACHINE, "out of memory"),
    new Sign("annot allocate memory", Weight.MACHINE, "out of memory"),
    new Sign("DUE TO TIME LIMIT", Weight.MACHINE, "the job's time was over"),
    new Sign("File size limit exceeded", Weight.CAUSE, "file size limit exceeded"),
    new Sign(
        "Illegal instruction", Weight.CAUSE, "illegal instruction: built for another processor"),
    new Sign("egmentation fault", Weight.CAUSE, "segmentation fault"),
  };

  @Override
  public long marks() {
    return Mark.of(
        Mark.NO_SPACE,
        Mark.QUOTA,
        Mark.READ_ONLY,
        Mark.TOO_MANY,
        Mark.STALE,
        Mark.KILLED,
        Mark.EXHAUSTED,
        Mark.OUT_OF_MEMORY,
        Mark.BAD_ALLOC,
        Mark.ALLOCATE,
        Mark.TIME_LIMIT,
        Mark.LIMIT,
        Mark.INSTRUCTION,
        Mark.SEGMENTATION,
        Mark.DENIED,
        Mark.INTERPRETER,
        Mark.NOT_FOUND,
        Mark.ERROR,
        Mark.CANNOT);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (at.after(1).endsWith("(ignored)")
        || text.startsWith("checking ")
        || text.startsWith("-- ")) {
      return null;
    }
    for (Sign sign : SIGNS) {
      if (text.contains(sign.words)) {
        boolean source =
            sign.weight == Weight.MACHINE
                && text.indexOf('"') >= 0
                && text.contains(sign.words + "\"");
        return source
            ? null
            : Clue.of(sign.weight, ErrorClass.SYSTEM, sign.summary).making(Linkers.target(at));
      }
    }
    if (text.equals("Killed")
        || text.endsWith(": Killed")
        || (text.contains("Killed  ") && text.contains(": line "))) {
      return Clue.of(Weight.MACHINE, ErrorClass.SYSTEM, "killed, most likely for want of memory")
          .keyed("killed");
    }
    String library = Said.after(text, "error while loading shared libraries: ");
    if (library != null) {
      String name =
          library.substring(0, library.indexOf(':') < 0 ? library.length() : library.indexOf(':'));
      return Clue.cause(ErrorClass.SYSTEM, "missing shared library " + name);
    }
    if (text.contains("symbol lookup error: ") || text.contains("' not found (required by")) {
      return Clue.cause(ErrorClass.SYSTEM, text.substring(text.indexOf(": ") + 2));
    }
    if (text.contains("bad interpreter: ")
        || text.contains("cannot execute: ")
        || text.contains("cannot execute binary file")) {
      return Clue.cause(ErrorClass.SYSTEM, text.substring(text.indexOf(": ") + 2))
          .keyed(tail(text));
    }
    if (text.endsWith("Permission denied") || text.contains("Permission denied (os error")) {
      return Clue.cause(ErrorClass.SYSTEM, "permission denied: " + tail(text));
    }
    return command(text);
  }

  /** The last two parts between colons, which is who and what. */
  private static String tail(String text) {
    int last = text.lastIndexOf(": ");
    int before = last < 0 ? -1 : text.lastIndexOf(": ", last - 1);
    return text.substring(before < 0 ? 0 : before + 2);
  }

  /** A shell that finds no such command. */
  private static @Nullable Clue command(String text) {
    boolean bash = text.endsWith(": command not found");
    boolean dash =
        !bash && text.endsWith(": not found") && text.toLowerCase(Locale.ROOT).contains("sh: ");
    if (!bash && !dash) {
      return null;
    }
    String rest = text.substring(0, text.lastIndexOf(": "));
    String name = rest.substring(rest.lastIndexOf(": ") < 0 ? 0 : rest.lastIndexOf(": ") + 2);
    return Clue.of(Weight.VAGUE, ErrorClass.SYSTEM, "no command " + name);
  }
}
