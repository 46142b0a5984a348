package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** R: its own errors, those of R CMD INSTALL, and what these only repeat. */
final class RLanguage implements Tool {
  private static final String[] CASCADES = {
    "ERROR: compilation failed for package", "ERROR: lazy loading failed", "ERROR: loading failed",
    "ERROR: unable to collate and parse", "ERROR: configuration failed for package",
        "ERROR: installing "
  };

  @Override
  public long marks() {
    return Mark.of(Mark.ERROR, Mark.FAIL);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text().stripLeading();
    for (String cascade : CASCADES) {
      if (text.startsWith(cascade)) {
        return Clue.cascade(ErrorClass.CONFIGURE, text.substring(7));
      }
    }
    if (text.startsWith("ERROR: dependenc") && text.contains("available for package")) {
      return Clue.cause(ErrorClass.CONFIGURE, text.substring(7));
    }
    if (text.startsWith("Configuration failed")) {
      return Clue.cause(ErrorClass.CONFIGURE, text);
    }
    boolean plain = text.startsWith("Error : ");
    if (!text.startsWith("Error in ") && !text.startsWith("Error: ") && !plain) {
      return null;
    }
    int colon = text.indexOf(" : ");
    boolean next = text.endsWith(" :") || text.endsWith(":");
    int told = next ? 1 : 0;
    String message =
        next ? at.after(1).strip() : text.substring(colon < 0 ? text.indexOf(": ") + 2 : colon + 3);
    if (text.endsWith(", details:") || message.endsWith(", details:")) {
      told = details(at, told);
      message = at.after(told).strip();
      message = message.startsWith("error: ") ? message.substring(7) : message;
    }
    boolean r =
        plain
            || text.startsWith("Error in ")
            || message.contains("there is no package called")
            || message.contains("is not exported by 'namespace:")
            || text.startsWith("Error: package or namespace load failed");
    if (!r) {
      return null;
    }
    if (message.equals("error in running command")) {
      return Clue.cascade(ErrorClass.CONFIGURE, message);
    }
    boolean missing =
        message.contains("there is no package called") || message.contains("is not available");
    boolean why = message.startsWith("unable to load shared object") && message.endsWith(":");
    String summary = why ? message + ' ' + at.after(told + 1).strip() : message;
    return Clue.cause(missing ? ErrorClass.CONFIGURE : ErrorClass.COMPILE, summary)
        .keyed(message)
        .at(Place.of(message))
        .told(told);
  }

  /** What a package's code met when it was loaded, below the call. */
  private static int details(Lines at, int from) {
    for (int i = from + 1; i <= from + 3; i++) {
      if (at.after(i).strip().startsWith("error: ")) {
        return i;
      }
    }
    return from;
  }
}
