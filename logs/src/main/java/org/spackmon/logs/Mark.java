package org.spackmon.logs;

import java.util.List;

/**
 * Words without which a line isn't worth reading; found in any case. At least four bytes each, the
 * fourth of which should rarely stand behind the third: that is how {@link Marks} leaps.
 */
enum Mark {
  ERROR("error"),
  WARNING("warning"),
  UNDEFINED("undefined", "indéfinie vers", "未定义的引用"),
  CANNOT("cannot ", "找不到 -l"),
  CANT("can't "),
  COULD_NOT("could not", "couldn't "),
  NOT_FOUND("not found"),
  NO_SUCH("no such "),
  NO_RULE("no rule to"),
  STOP("stop."),
  FAIL("fail"),
  FATAL("fatal"),
  TRACEBACK("traceback (most"),
  PANICKED("panicked at"),
  PANIC("panic:"),
  KILLED("killed"),
  NO_SPACE("no space left"),
  DENIED("denied"),
  QUOTA("quota exceeded"),
  ABORTED("aborted"),
  SEGMENTATION("segmentation fault", "stack dump:"),
  TIMED_OUT("timed out"),
  TIME_OUT("timeout"),
  TIME_LIMIT("time limit"),
  MULTIPLE("multiple definition", "finitions multiples"),
  RELOCATION("relocation", "recompile with -f"),
  MEMORY("out of memory", "memory exhausted", "bad_alloc", "allocate memory", "oom-kill"),
  READ_ONLY("read-only file"),
  TOO_MANY("too many open", "argument list too long"),
  STALE("stale "),
  LIMIT("limit exceeded"),
  INSTRUCTION("illegal instruction"),
  UNKNOWN_OPTION("unknown option", "unrecognized option", "invalid option", "illegal option"),
  GO_FILE(".go:"),
  REQUIRES("requires explicit"),
  NOT_OK("not ok "),
  EXCEPTION("exception"),
  MESON("the meson build"),
  PHASE("executing phase:"),
  NOT_IN_FORMAT("not in gzip format"),
  UNSATISFIABLE("unsatisfiable"),
  MISMATCH("mismatch"),
  NO_MODULE("no module named"),
  NOT_INSTALLED("is not installed"),
  NOT_SUPPORTED("not supported"),
  NOT_RECOGNIZED("not recognized"),
  WRONG_FORMAT("wrong format"),
  NOT_RUN("***not run"),
  MISSING("missing ", "must be run from"),
  NVIDIA_SEVERE("-s-0"),
  CURL("curl: ("),
  UNEXPECTED("unexpected ", "unbound variable"),
  UNABLE("unable to "),
  CONFIG_LOG("running configure, to aid"),
  LOADING("while loading shared", "library not loaded"),
  LOOKUP("symbol lookup"),
  DUPLICATE("duplicate symbol"),
  NVIDIA_FATAL("-f-0"),
  SIGNAL("sending signal"),
  STARS(": ***"),
  TEMPORARILY("temporarily una"),
  REFUSED("refused"),
  EXITED(" exited with"),
  XL_SEVERE(" (s) ", " (u) "),
  ELSEWHERE("fehler", "rreur", "错误", "エラー", "ошибка");

  /** In lower case; any of them. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody can change what List.of made
  final List<String> texts;

  Mark(String... texts) {
    this.texts = List.of(texts);
  }

  /** One bit of a set of marks. */
  @SuppressWarnings("EnumOrdinal") // never leaves the process
  long bit() {
    return 1L << ordinal();
  }

  static long of(Mark... marks) {
    long bits = 0;
    for (Mark mark : marks) {
      bits |= mark.bit();
    }
    return bits;
  }
}
