package org.spackmon.logs;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** cp, install, python and other programs that a build calls with a file that isn't there. */
final class Commands implements Tool {
  private static final int NEAR = 3;
  private static final int FAR = 20;
  private static final Set<String> INTERPRETERS =
      Set.of("python", "python2", "python3", "sh", "bash", "Rscript", "node", "ruby");

  @Override
  public long marks() {
    return Mark.of(Mark.CANNOT, Mark.CANT, Mark.NO_SUCH);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    int colon = text.indexOf(": ");
    if (colon <= 0 || text.lastIndexOf(' ', colon) >= 0) {
      return null;
    }
    String name = Said.name(text.substring(0, colon));
    String message = text.substring(colon + 2);
    boolean missing = message.endsWith("No such file or directory");
    if (!missing && !message.startsWith("cannot ")) {
      return null;
    }
    if (stops(at)) {
      return Clue.cause(ErrorClass.SYSTEM, name + ": " + message);
    }
    boolean last = missing && INTERPRETERS.contains(name);
    return last ? Clue.of(Weight.VAGUE, ErrorClass.SYSTEM, name + ": " + message) : null;
  }

  /** Whether make gave up right after it, however often it is said. */
  static boolean stops(Lines at) {
    int others = 0;
    for (int i = 1; others < NEAR && i <= FAR; i++) {
      String line = at.after(i);
      others += line.equals(at.text()) ? 0 : 1;
      if ((line.contains(": *** [") && !line.endsWith("(ignored)"))
          || (line.contains(": *** ") && line.endsWith("Stop."))) {
        return true;
      }
    }
    return false;
  }
}
