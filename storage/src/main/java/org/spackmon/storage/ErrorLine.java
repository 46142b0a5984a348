package org.spackmon.storage;

import java.util.regex.Pattern;

/**
 * Does a line of a log look like an error? A few shapes that compilers, linkers, make, CMake and
 * Spack itself are known to write; better none than a wrong one.
 */
final class ErrorLine {
  /** What follows a mile of other text is no message. */
  private static final int LONGEST = 4_000;

  private static final Pattern SHAPES =
      Pattern.compile(
          "(?:^|[\\s:\\]>])(?:fatal )?error(?: [A-Z]*\\d+)?: " // gcc, clang, configure, Spack
              + "|^CMake Error\\b"
              + "|: undefined reference to "
              + "|\\bcannot find -l"
              + "|: \\*\\*\\* (?!\\[?Waiting)" // make: *** [target] Error 2
              + "|^FAILED: " // ninja
              + "|^Traceback \\(most recent call last\\):"
              + "|: command not found$"
              + "|\\bSegmentation fault\\b",
          Pattern.CASE_INSENSITIVE);

  private ErrorLine() {}

  static boolean looksLikeOne(String line) {
    String start = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    return SHAPES.matcher(start).find();
  }
}
