package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** pip and setuptools: mostly that what they ran failed. */
final class Pip implements Tool {
  private static final String[] CASCADES = {
    "error: subprocess-exited-with-error",
    "error: metadata-generation-failed",
    "error: legacy-install-failure",
    "ERROR: Failed building wheel",
    "ERROR: Could not build wheels",
    "ERROR: Failed to build",
    "Failed to build ",
    "Failed building wheel for ",
    "error: failed-wheel-build",
    "ERROR: Command errored out",
    "error: command '",
    "ERROR: Could not find a version that",
    "ERROR: Exception:",
    "ERROR: Failed to build installable wheels",
    "error: externally-managed",
    "error: Failed"
  };

  @Override
  public long marks() {
    return Mark.of(Mark.ERROR, Mark.WARNING, Mark.FAIL);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text().strip();
    String rest = text.startsWith("× ") ? text.substring(2) : text;
    boolean command =
        text.startsWith("error: command '") && text.endsWith("such file or directory");
    if (command) {
      return Clue.cause(ErrorClass.SYSTEM, "no command " + Said.quoted(text));
    }
    if (text.equals("Failed to build these modules:")) {
      return Clue.HARMLESS; // Python's own build: it goes on without them
    }
    for (String cascade : CASCADES) {
      if (rest.startsWith(cascade)) {
        Clue failed = Clue.cascade(ErrorClass.PYTHON, rest);
        return speaks(at, rest) ? failed.making("pip") : failed;
      }
    }
    String wanted = Said.after(text, "ERROR: No matching distribution found for ");
    if (wanted != null) {
      return Clue.cause(ErrorClass.PYTHON, "pip finds no " + wanted);
    }
    if (text.startsWith("note: This error originates")) {
      boolean below = at.before(2).endsWith("[end of output]");
      return Clue.cascade(ErrorClass.PYTHON, "what pip ran failed").making(below ? "pip" : null);
    }
    if (text.startsWith("ERROR: pip's dependency resolver") || text.startsWith("note: ")) {
      return Clue.HARMLESS;
    }
    if (text.startsWith("WARNING: ") || text.startsWith("DEPRECATION: ")) {
      return Clue.of(Weight.WARNING, ErrorClass.PYTHON, text.substring(text.indexOf(": ") + 2));
    }
    return null;
  }

  /** Whether what failed has spoken right above, as it does with {@code -v}. */
  private static boolean speaks(Lines at, String text) {
    String above = at.before(1);
    return text.startsWith("error: subprocess")
        && !above.endsWith(" error")
        && !above.endsWith("'error'");
  }
}
