package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** curl, wget, git, tar, patch: what brings the sources here, and changes them. */
final class Sources implements Tool {
  @Override
  public long marks() {
    return Mark.of(
        Mark.COULD_NOT,
        Mark.CURL,
        Mark.ERROR,
        Mark.FATAL,
        Mark.NOT_IN_FORMAT,
        Mark.FAIL,
        Mark.CANT,
        Mark.STARS,
        Mark.UNEXPECTED,
        Mark.TIMED_OUT,
        Mark.MISMATCH,
        Mark.UNABLE);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (text.startsWith("curl: (") || text.startsWith("wget: ")) {
      return Clue.of(
          Weight.VAGUE,
          ErrorClass.FETCH,
          text.substring(text.indexOf(") ") < 0 ? 6 : text.indexOf(") ") + 2));
    }
    if (text.startsWith("fatal: not a git repo")
        || text.startsWith("fatal: No names found")
        || text.startsWith("fatal: No tags can")
        || text.startsWith("fatal: detected dubious")) {
      return Clue.HARMLESS;
    }
    if (text.startsWith("fatal: clone of '") || text.startsWith("fatal: fetch-pack")) {
      return Clue.cascade(ErrorClass.FETCH, text.substring(7));
    }
    if (text.startsWith("error: RPC failed")
        || text.startsWith("error: pathspec '")
        || text.startsWith("error: Server does not allow")
        || (text.startsWith("ERROR: ") && at.after(1).startsWith("fatal: Could not read"))) {
      return Clue.cause(ErrorClass.FETCH, text.substring(7));
    }
    if (text.startsWith("svn: E") || text.startsWith("abort: error: ")) {
      return Clue.cause(ErrorClass.FETCH, text.substring(text.indexOf(": ") + 2));
    }
    if (text.startsWith("fatal: ") && git(text)) {
      return Clue.cause(ErrorClass.FETCH, text.substring(7));
    }
    if (text.contains(" ERROR 404: ")
        || text.contains(" ERROR 403: ")
        || text.contains(" ERROR 503: ")) {
      return Clue.of(Weight.VAGUE, ErrorClass.FETCH, text.substring(text.indexOf(" ERROR ") + 1));
    }
    if (text.contains("not in gzip format")
        || text.startsWith("gzip: ")
        || text.startsWith("xz: ")
        || text.startsWith("bzip2: ")) {
      return Clue.cause(ErrorClass.FETCH, text);
    }
    if (text.startsWith("tar: ")) {
      boolean repeats =
          text.contains("Child returned")
              || text.contains("is not recoverable")
              || text.contains("Exiting with failure");
      return repeats ? Clue.cascade(ErrorClass.FETCH, text) : Clue.cause(ErrorClass.FETCH, text);
    }
    if (text.startsWith("Hunk #") && text.contains(" FAILED at ")) {
      return Clue.cause(ErrorClass.PATCH, "patch doesn't apply to " + patched(at))
          .at(new Place(patched(at), 0, 0, ""));
    }
    if (text.startsWith("can't find file to patch")) {
      return Clue.cause(ErrorClass.PATCH, "patch finds no file" + wanted(at));
    }
    if (text.contains(" FAILED -- saving rejects") && !hunks(at)) {
      String file = text.substring(text.lastIndexOf(' ') + 1).replace(".rej", "");
      return Clue.cause(ErrorClass.PATCH, "patch doesn't apply to " + file)
          .at(new Place(file, 0, 0, ""));
    }
    if (text.contains(" FAILED -- saving rejects")
        || text.contains("hunk ignored")
        || text.contains("hunks ignored")) {
      return Clue.cascade(ErrorClass.PATCH, text);
    }
    if (text.startsWith("patch: **** ")
        || text.startsWith("error: patch failed: ")
        || text.startsWith("error: corrupt patch")) {
      return Clue.cause(ErrorClass.PATCH, text.substring(text.startsWith("patch") ? 12 : 7));
    }
    return text.startsWith("error: ") && text.endsWith("patch does not apply")
        ? Clue.cascade(ErrorClass.PATCH, text)
        : null;
  }

  private static boolean git(String text) {
    return text.contains("unable to access")
        || text.contains("epository")
        || text.contains("remote")
        || text.contains("clone")
        || text.contains("ould not")
        || text.contains("early EOF")
        || text.contains("unable to connect");
  }

  /** Whether patch has told which ones; Spack's doesn't. */
  private static boolean hunks(Lines at) {
    for (int i = 1; i <= 20; i++) {
      if (at.before(i).startsWith("Hunk #")) {
        return true;
      }
    }
    return false;
  }

  private static String patched(Lines at) {
    for (int i = 1; i <= 20; i++) {
      String line = at.before(i);
      if (line.startsWith("patching file ")) {
        String name = line.substring(14);
        return name.startsWith("'") && name.endsWith("'")
            ? name.substring(1, name.length() - 1)
            : name;
      }
    }
    return "the source";
  }

  private static String wanted(Lines at) {
    for (int i = 1; i <= 10; i++) {
      if (at.after(i).startsWith("|--- ")) {
        return " " + Said.word(at.after(i).substring(5));
      }
    }
    return "";
  }
}
