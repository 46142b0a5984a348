package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/**
 * What stands nearest to where make or ninja gave up, if no tool knows any line: most likely what
 * the program that failed has said.
 *
 * @param offset from the line that gave up
 */
record Blamed(int offset, String text) {
  private static final int NEAR = 6;
  private static final int FAR = 20;
  private static final int LONGEST = 300;

  static @Nullable Blamed by(Lines at) {
    return at.text().startsWith("FAILED: ") ? below(at) : above(at);
  }

  /** ninja shows the command, and then what it said. */
  private static @Nullable Blamed below(Lines at) {
    for (int i = 2; i <= NEAR; i++) {
      String line = at.after(i);
      if (line.startsWith("ninja: ") || line.startsWith("[") || line.isEmpty()) {
        return null;
      }
      if (says(line)) {
        return new Blamed(i, line.strip());
      }
    }
    return null;
  }

  private static @Nullable Blamed above(Lines at) {
    for (int i = 1; i <= NEAR; i++) {
      String line = at.before(i);
      boolean makes =
          line.contains("make[")
              || line.contains("[end of output]")
              || line.contains("recipe for target")
              || line.startsWith("collect2: ");
      if (!makes && !line.isBlank()) {
        int first = says(line) ? first(at, i) : 0;
        return first == 0 ? null : new Blamed(-first, at.before(first).strip());
      }
    }
    return null;
  }

  /** Where what it says about one file begins, as old compilers do without a word for errors. */
  private static int first(Lines at, int last) {
    Place place = Place.of(at.before(last));
    int first = last;
    for (int i = last + 1; place != null && i <= FAR; i++) {
      Place above = Place.of(at.before(i));
      if (above == null || !above.file().equals(place.file()) || above.rest().isEmpty()) {
        break;
      }
      first = above.rest().startsWith("warning") ? first : i;
    }
    return first;
  }

  /** Words, not a command. */
  private static boolean says(String line) {
    String text = line.strip();
    return text.length() < LONGEST
        && text.indexOf(' ') > 0
        && text.indexOf('=') < 0
        && !text.contains("&&")
        && (named(text) || (!text.contains(" -") && (letter(text) || text.startsWith("\""))));
  }

  /** {@code /usr/bin/ld: …}, and {@code ld : …} as the French write. */
  private static boolean named(String text) {
    String name = Said.word(text);
    return (letter(text) || text.startsWith("/"))
        && (name.endsWith(":") || text.startsWith(" : ", name.length()));
  }

  private static boolean letter(String text) {
    return Character.isLetter(text.charAt(0));
  }
}
