package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** Spack's own words: {@code ==> Error: …}. */
final class Spack implements Tool {
  @Override
  public long marks() {
    return Mark.of(Mark.ERROR, Mark.WARNING, Mark.PHASE, Mark.FAIL, Mark.UNSATISFIABLE);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (text.startsWith("==> Warning: ")) {
      return Clue.of(Weight.WARNING, ErrorClass.SPACK, text.substring(13));
    }
    if (text.startsWith("==> [")
        || text.endsWith("found in build log:")
        || (text.startsWith("==> ") && at.has(Mark.PHASE))) {
      return Clue.HARMLESS;
    }
    String said = text.startsWith("==> Error: ") ? text.substring(11) : null;
    if (text.startsWith("==> Patch ") && text.endsWith("failed.")) {
      return Clue.cause(ErrorClass.PATCH, text.substring(4));
    }
    if (said == null) {
      return text.startsWith("==> ") && !text.contains("rror: ") ? Clue.HARMLESS : null;
    }
    int colon = said.indexOf(": ");
    String type = colon < 0 ? "" : said.substring(0, colon);
    if (type.endsWith("ProcessError")
        || said.contains("exited with status")
        || said.startsWith("Terminating after")
        || said.contains("install failed")
        || said.startsWith("Failed to install")
        || said.contains("requested packages failed")
        || said.startsWith("The following packages failed")
        || said.endsWith("due to dependency failures")) {
      return Clue.cascade(ErrorClass.SPACK, said);
    }
    return Clue.cause(
        kind(type, said), said.endsWith(":") ? (said + ' ' + next(at)).strip() : said);
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
    if (named != ErrorClass.SPACK) {
      return named;
    }
    if (said.contains("[Errno ")
        || said.contains("Permission denied")
        || said.contains("No space")) {
      return ErrorClass.SYSTEM;
    }
    if (said.contains("hecksum") || said.contains("fetch") || said.contains("mirror")) {
      return ErrorClass.FETCH;
    }
    if (said.contains("concretiz") || said.contains("nsatisfiable") || said.contains("conflict")) {
      return ErrorClass.CONCRETIZE;
    }
    return said.startsWith("Patch ") || said.contains("pply patch") ? ErrorClass.PATCH : named;
  }

  /** The class of an exception of Spack's. */
  static ErrorClass raised(String type, ErrorClass other) {
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
