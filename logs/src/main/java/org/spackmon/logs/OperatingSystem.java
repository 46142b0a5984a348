package org.spackmon.logs;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What no program can help: no space, no memory, no permission, no library. */
final class OperatingSystem implements Tool {
  private record Sign(Mark mark, String words, Weight weight, String summary) {}

  private static final String KILLED = "killed, most likely for want of memory";

  private static final Sign[] SIGNS = {
    new Sign(Mark.NO_SPACE, "No space left on device", Weight.MACHINE, "no space left on device"),
    new Sign(Mark.QUOTA, "isk quota exceeded", Weight.MACHINE, "disk quota exceeded"),
    new Sign(Mark.READ_ONLY, "Read-only file system", Weight.MACHINE, "read-only file system"),
    new Sign(Mark.TOO_MANY, "Too many open files", Weight.MACHINE, "too many open files"),
    new Sign(Mark.TOO_MANY, "Argument list too long", Weight.CAUSE, "argument list too long"),
    new Sign(Mark.STALE, "Stale file handle", Weight.MACHINE, "stale file handle"),
    new Sign(Mark.KILLED, "Killed signal terminated program", Weight.MACHINE, KILLED),
    new Sign(Mark.FATAL, "error: signal terminated program", Weight.MACHINE, KILLED),
    new Sign(Mark.KILLED, "internal compiler error: Killed", Weight.MACHINE, KILLED),
    new Sign(Mark.KILLED, "unable to execute command: Killed", Weight.MACHINE, KILLED),
    new Sign(Mark.ERROR, "died due to signal 9", Weight.MACHINE, KILLED),
    new Sign(Mark.ERROR, "signal: 9, SIGKILL", Weight.MACHINE, KILLED),
    new Sign(Mark.FATAL, "terminated with signal 9", Weight.MACHINE, KILLED),
    new Sign(Mark.ERROR, " oom_kill event", Weight.MACHINE, "out of memory"),
    new Sign(Mark.KILLED, "job killed: walltime", Weight.MACHINE, "the job's time was over"),
    new Sign(Mark.KILLED, "LSF run time limit", Weight.MACHINE, "the job's time was over"),
    new Sign(Mark.KILLED, "LSF memory usage limit", Weight.MACHINE, "out of memory"),
    new Sign(Mark.FAIL, "execution took longer than", Weight.MACHINE, "the job's time was over"),
    new Sign(
        Mark.TEMPORARILY,
        "ork: Resource temporarily unavailable",
        Weight.MACHINE,
        "no more processes allowed (ulimit -u)"),
    new Sign(
        Mark.TEMPORARILY,
        "ork: retry: Resource temporarily unavailable",
        Weight.VAGUE,
        "no more processes allowed (ulimit -u)"),
    new Sign(
        Mark.TEMPORARILY,
        "unable to execute ",
        Weight.MACHINE,
        "no more processes allowed (ulimit -u)"),
    new Sign(
        Mark.TEMPORARILY,
        "pthread_create failed: Resource",
        Weight.MACHINE,
        "no more threads allowed (ulimit -u)"),
    new Sign(Mark.STALE, "Stale NFS file handle", Weight.MACHINE, "stale file handle"),
    new Sign(Mark.ERROR, ": Input/output error", Weight.MACHINE, "input/output error of a disk"),
    new Sign(Mark.ERROR, "Bus error", Weight.CAUSE, "bus error"),
    new Sign(Mark.MEMORY, "virtual memory exhausted", Weight.MACHINE, "out of memory"),
    new Sign(Mark.MEMORY, "out of memory allocating", Weight.MACHINE, "out of memory"),
    new Sign(Mark.MEMORY, "Out of memory: Kill", Weight.MACHINE, "out of memory"),
    new Sign(Mark.MEMORY, "LLVM ERROR: out of memory", Weight.MACHINE, "out of memory"),
    new Sign(Mark.MEMORY, "oom-kill", Weight.MACHINE, "out of memory"),
    new Sign(Mark.MEMORY, "what():  std::bad_alloc", Weight.MACHINE, "out of memory"),
    new Sign(Mark.MEMORY, "instance of 'std::bad_alloc'", Weight.MACHINE, "out of memory"),
    new Sign(Mark.MEMORY, "annot allocate memory", Weight.MACHINE, "out of memory"),
    new Sign(Mark.TIME_LIMIT, "DUE TO TIME LIMIT", Weight.MACHINE, "the job's time was over"),
    new Sign(Mark.SIGNAL, "timeout: sending signal", Weight.MACHINE, "timed out"),
    new Sign(Mark.LIMIT, "File size limit exceeded", Weight.CAUSE, "file size limit exceeded"),
    new Sign(
        Mark.INSTRUCTION,
        "Illegal instruction",
        Weight.CAUSE,
        "illegal instruction: built for another processor"),
    new Sign(
        Mark.INSTRUCTION,
        "SIGILL: illegal instruction",
        Weight.CAUSE,
        "illegal instruction: built for another processor"),
    new Sign(Mark.ABORTED, "Aborted (core dumped)", Weight.CAUSE, "aborted"),
    new Sign(Mark.SEGMENTATION, "egmentation fault (core", Weight.CAUSE, "segmentation fault"),
    new Sign(Mark.SEGMENTATION, "egmentation fault  ", Weight.CAUSE, "segmentation fault"),
  };

  private static final long SIGN_MARKS =
      Mark.of(Stream.of(SIGNS).map(Sign::mark).toArray(Mark[]::new));

  @Override
  public long marks() {
    return SIGN_MARKS
        | Mark.of(Mark.DENIED, Mark.NO_SUCH, Mark.NOT_FOUND, Mark.LOADING, Mark.LOOKUP);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (text.startsWith("/sbin/ldconfig") && text.contains("temporary cache file")) {
      return Clue.HARMLESS;
    }
    Clue clue = said(at, text);
    boolean harmless =
        clue == null
            || (text.startsWith("checking ") && !text.contains(": line "))
            || text.startsWith("-- ")
            || crashed(text)
            || at.after(1).endsWith("(ignored)");
    return harmless ? null : clue;
  }

  private static @Nullable Clue said(Lines at, String text) {
    for (Sign sign : SIGNS) {
      if (at.has(sign.mark) && text.contains(sign.words)) {
        if (warns(text, sign.words)) {
          return null;
        }
        boolean source =
            sign.weight == Weight.MACHINE
                && text.indexOf('"') >= 0
                && text.contains(sign.words + "\"");
        return source
            ? null
            : Clue.of(sign.weight, ErrorClass.SYSTEM, sign.summary).making(Make.making(at));
      }
    }
    String sanitizer = text.startsWith("==") ? Said.after(text, "==ERROR: ") : null;
    if (sanitizer != null && Said.word(sanitizer).endsWith("Sanitizer:")) {
      return Clue.cause(ErrorClass.SYSTEM, sanitizer).making(Make.making(at));
    }
    if (text.endsWith("Segmentation fault")) {
      return Clue.cause(ErrorClass.SYSTEM, "segmentation fault").making(Make.making(at));
    }
    if (text.equals("Killed")
        || text.endsWith(": Killed")
        || (text.contains("Killed  ") && text.contains(": line "))) {
      return Clue.of(Weight.MACHINE, ErrorClass.SYSTEM, KILLED).keyed("killed");
    }
    String library = Said.after(text, "error while loading shared libraries: ");
    if (library != null) {
      String name =
          library.substring(0, library.indexOf(':') < 0 ? library.length() : library.indexOf(':'));
      return Clue.cause(ErrorClass.SYSTEM, "missing shared library " + name);
    }
    if (text.startsWith("dyld") && (at.has(Mark.LOADING) || at.has(Mark.NOT_FOUND))) {
      return Clue.cause(ErrorClass.SYSTEM, text.substring(text.indexOf(": ") + 2));
    }
    if (text.contains("symbol lookup error: ") || text.contains("' not found (required by")) {
      return Clue.cause(ErrorClass.SYSTEM, text.substring(text.indexOf(": ") + 2));
    }
    if (text.endsWith("Permission denied") || text.contains("Permission denied (os error")) {
      Weight weight = Commands.stops(at) ? Weight.CAUSE : Weight.VAGUE;
      return Clue.of(weight, ErrorClass.SYSTEM, "permission denied: " + Said.tail(text));
    }
    if (text.endsWith(": No such file or directory (os error 2)")) {
      return Clue.of(Weight.VAGUE, ErrorClass.SYSTEM, Said.tail(text));
    }
    return null;
  }

  /** {@code libhuge: WARNING: … Cannot allocate memory}: whoever says so goes on. */
  private static boolean warns(String text, String words) {
    int warning = text.indexOf("WARNING: ");
    return warning >= 0 && warning < text.indexOf(words);
  }

  /** A compiler that crashes is the compiler's business. */
  private static boolean crashed(String text) {
    return text.contains("Illegal instruction detected")
        || (text.contains("internal compiler error") && !text.contains("Killed"));
  }
}
