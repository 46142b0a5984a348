package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/**
 * Sentences that complain, whoever wrote them: {@code Could not find …}, {@code NAME: cannot …}.
 * They mean something only where somebody gave up soon after.
 */
final class Hints implements Tool {
  private static final String[] COMPLAINTS = {
    "cannot ",
    "can't ",
    "could not ",
    "couldn't ",
    "unable to ",
    "failed to ",
    "no module named ",
    "i can't "
  };
  private static final String[] ENDINGS = {
    ": No such file or directory",
    ": Command not found",
    "executable file not found in $PATH",
    "was not found in the pkg-config search path."
  };
  private static final int NAME = 60;

  @Override
  public long marks() {
    return Mark.of(
        Mark.CANNOT,
        Mark.CANT,
        Mark.COULD_NOT,
        Mark.UNABLE,
        Mark.FAIL,
        Mark.NO_MODULE,
        Mark.NO_SUCH,
        Mark.NOT_FOUND,
        Mark.NOT_INSTALLED,
        Mark.NOT_SUPPORTED,
        Mark.UNKNOWN_OPTION);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text().strip();
    boolean missing = false;
    for (String ending : ENDINGS) {
      missing |= text.endsWith(ending);
    }
    boolean option = at.has(Mark.UNKNOWN_OPTION) && !Said.program(text).isEmpty();
    boolean hint =
        missing
            || option
            || at.has(Mark.NOT_INSTALLED)
            || text.endsWith(" not supported.")
            || text.endsWith(" failure!")
            || complains(text);
    if (!hint || harmless(at, text)) {
      return null;
    }
    return Clue.of(Weight.HINT, missing ? ErrorClass.SYSTEM : ErrorClass.UNKNOWN, text);
  }

  private static boolean harmless(Lines at, String text) {
    return text.isEmpty()
        || text.startsWith("checking ")
        || text.startsWith("-")
        || text.startsWith("+")
        || text.startsWith("#")
        || text.contains("arning: ")
        || at.after(1).endsWith("(ignored)")
        || Probes.holds(at, null);
  }

  /** At the beginning, or after a name. */
  private static boolean complains(String text) {
    int colon = text.indexOf(": ");
    int name = colon > 0 && colon < NAME ? colon + 2 : 0;
    for (String complaint : COMPLAINTS) {
      if (begins(text, 0, complaint)
          || begins(text, name, complaint)
          || (text.startsWith("> ") && begins(text, 2, complaint))) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String text, int from, String complaint) {
    return text.regionMatches(true, from, complaint, 0, complaint.length());
  }
}
