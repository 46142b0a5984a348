package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** Spack's own words: {@code ==> Error: …}. */
final class Spack implements Tool {
  private static final int FAR = 80;

  @Override
  public long marks() {
    return Mark.of(
        Mark.ERROR,
        Mark.WARNING,
        Mark.PHASE,
        Mark.FAIL,
        Mark.UNSATISFIABLE,
        Mark.EXITED,
        Mark.MISSING);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (text.startsWith("==> [") && text.contains("] Error: ")) {
      text = "==> " + text.substring(text.indexOf("] Error: ") + 2);
    }
    if (text.startsWith("Command exited with status ")) {
      return Clue.cascade(ErrorClass.SPACK, text + ' ' + next(at)).keyed(text).making("a phase");
    }
    if (text.startsWith("Spack compiler must be run from ")) {
      return Clue.cause(ErrorClass.SPACK, text);
    }
    if (text.startsWith("[spack cc] ERROR: ")) {
      return Clue.cause(ErrorClass.SPACK, text.substring(18));
    }
    if (text.contains("Failure reading URL: ") || text.contains("<urlopen error ")) {
      String why = Said.between(text, "<urlopen error ", ">");
      return Clue.of(Weight.VAGUE, ErrorClass.FETCH, why == null ? text : why);
    }
    if (text.startsWith("==> Warning: ")) {
      return Clue.of(Weight.WARNING, ErrorClass.SPACK, text.substring(13));
    }
    String raised = raised(text);
    if (raised != null) {
      ErrorClass kind = kind(Said.word(raised).replace(":", ""), raised);
      return Clue.of(Weight.VAGUE, kind, raised.endsWith(":") ? raised + ' ' + next(at) : raised);
    }
    if (text.startsWith("==> [")
        || text.endsWith("found in build log:")
        || (text.startsWith("==> ") && at.has(Mark.PHASE))) {
      return Clue.HARMLESS;
    }
    String said = said(text);
    if (text.startsWith("==> Patch ") && text.endsWith("failed.")) {
      return Clue.cause(ErrorClass.PATCH, text.substring(4));
    }
    if (said == null) {
      return text.startsWith("==> ") && !text.contains("rror: ") ? Clue.HARMLESS : null;
    }
    int colon = said.indexOf(": ");
    String type = colon < 0 ? "" : said.substring(0, colon);
    if (type.endsWith("ProcessError") && !said.contains("exited with")) {
      return Clue.cause(ErrorClass.SYSTEM, said.substring(colon + 2));
    }
    if (said.contains("exited with status")
        || said.startsWith("Terminating after")
        || said.contains("install failed")
        || said.contains("nonzero exit code")
        || said.startsWith("Failed to install")
        || said.contains("requested packages failed")
        || said.startsWith("The following packages failed")
        || said.endsWith("due to dependency failures")) {
      String command = said.endsWith(":") ? said + ' ' + next(at) : said;
      return Clue.cascade(ErrorClass.SPACK, command).keyed(said);
    }
    if (said.contains("All fetchers failed")) {
      boolean why = at.after(1).startsWith("  ") && at.after(1).contains("://");
      return why
          ? Clue.cause(ErrorClass.FETCH, said + ": " + at.after(1).strip()).keyed(said)
          : Clue.cascade(ErrorClass.FETCH, said);
    }
    String wants = said.contains("nsatisfiable") ? wants(at) : null;
    if (wants != null) {
      return Clue.cause(ErrorClass.CONCRETIZE, wants);
    }
    boolean more = said.endsWith(":");
    boolean below = said.startsWith("Spack concretizer internal error");
    String summary = below ? next(at) : more ? (said + ' ' + next(at)).strip() : said;
    return Clue.cause(below ? ErrorClass.CONCRETIZE : kind(type, said), summary);
  }

  /** {@code ==> Error: …}, and what it is due to if something wasn't installed; or null. */
  private static @Nullable String said(String text) {
    if (!text.startsWith("==> Error: ")) {
      return null;
    }
    String said = text.substring(11);
    String why = said.startsWith("Failed to install ") ? Said.after(said, " due to ") : null;
    return why == null ? said : why;
  }

  /** {@code ==> [2026-01-02-03:04:05.678901] SpackError: …}, as {@code spack --debug} tells it. */
  private static @Nullable String raised(String text) {
    String said = text.startsWith("==> [") ? Said.after(text, "] ") : null;
    return said != null && Said.word(said).endsWith("Error:") ? said : null;
  }

  /** What the old concretizer says far below: who asked for what. */
  private static @Nullable String wants(Lines at) {
    for (int i = 1; i <= FAR; i++) {
      if (at.after(i).contains("but spec asked for")) {
        return at.after(i).strip();
      }
    }
    return null;
  }

  private static String next(Lines at) {
    for (int i = 1; i <= 3; i++) {
      if (!at.after(i).isEmpty()) {
        return at.after(i).strip();
      }
    }
    return "";
  }

  private static ErrorClass kind(String type, String said) {
    ErrorClass named = raised(type, ErrorClass.SPACK);
    if (!named.equals(ErrorClass.SPACK)) {
      return named;
    }
    if (said.contains("[Errno ")
        || said.contains("Permission denied")
        || said.contains("No space")) {
      return ErrorClass.SYSTEM;
    }
    if (said.contains(" lock ")) {
      return named;
    }
    if (said.contains("hecksum")
        || said.contains("timed out")
        || said.contains("fetch")
        || said.contains("mirror")) {
      return ErrorClass.FETCH;
    }
    if (said.contains("concretiz")
        || said.contains("nsatisfiable")
        || said.contains("satisf")
        || said.contains(" variant")
        || said.contains("cannot depend on ")
        || said.contains("spec string")
        || (said.startsWith("Package '") && said.contains("not found"))
        || said.contains("conflict")) {
      return ErrorClass.CONCRETIZE;
    }
    return said.startsWith("Patch ") || said.contains("pply patch") ? ErrorClass.PATCH : named;
  }

  /** The class of an exception of Spack's. */
  static ErrorClass raised(String type, ErrorClass other) {
    if (type.endsWith("TestFailure")) {
      return ErrorClass.TEST;
    }
    if (type.endsWith("FetchError")
        || type.endsWith("ChecksumError")
        || type.endsWith("FailedDownloadError")) {
      return ErrorClass.FETCH;
    }
    if (type.contains("Unsatisfiable")
        || type.endsWith("ConcretizationError")
        || type.endsWith("UnknownPackageError")) {
      return ErrorClass.CONCRETIZE;
    }
    if (type.endsWith("PatchError") || type.endsWith("NoSuchPatchError")) {
      return ErrorClass.PATCH;
    }
    return type.startsWith("spack.") || type.endsWith("InstallError") || type.contains("Lock")
        ? ErrorClass.SPACK
        : other;
  }
}
