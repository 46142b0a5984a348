package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** ctest and automake's make check. */
final class Tests implements Tool {
  @Override
  public long marks() {
    return Mark.of(Mark.FAIL, Mark.ERROR, Mark.TIME_OUT, Mark.EXCEPTION, Mark.NOT_RUN);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    int test = text.indexOf(" Test ");
    int stars = text.indexOf("***");
    if (test >= 0 && stars > test && text.indexOf('#') > test) {
      String name = Said.word(text.substring(text.indexOf(": ", test) + 2)).replace(".", "");
      String how = text.substring(stars + 3).strip();
      int end = how.indexOf("  ");
      how = end < 0 ? how : how.substring(0, end);
      Weight weight = how.startsWith("Not Run") ? Weight.VAGUE : Weight.CAUSE;
      return Clue.of(weight, ErrorClass.TEST, "test " + name + ": " + said(how))
          .keyed("test " + name + ' ' + said(how));
    }
    if (text.startsWith("FAILED: ") && text.contains("::test")) {
      return Clue.cause(ErrorClass.TEST, "test " + text.substring(8));
    }
    if (text.startsWith("FAIL: ")
        || (text.startsWith("FAIL ") && text.indexOf(':') < 0)
        || (text.startsWith("ERROR: ") && checks(at))) {
      String name = Said.word(text.substring(text.indexOf(' ') + 1));
      return Clue.cause(ErrorClass.TEST, "test " + name + " fails");
    }
    if (text.startsWith("[  FAILED  ] ") && text.endsWith(" ms)")) {
      String name = Said.word(text.substring(13));
      return Clue.cause(ErrorClass.TEST, "test " + name + " fails");
    }
    boolean none =
        text.startsWith("# ")
            && (text.contains("FAIL:  0") || text.contains("ERROR: 0") || text.contains("XFAIL:"));
    if (none || text.startsWith("XFAIL")) {
      return Clue.HARMLESS;
    }
    if (text.startsWith("The following tests FAILED") && listed(at.after(1))) {
      String name = Said.between(at.after(1), " - ", " (");
      return Clue.of(Weight.VAGUE, ErrorClass.TEST, "test " + name + " fails").told(1);
    }
    if (text.startsWith("# FAIL:")
        || text.startsWith("# ERROR:")
        || text.startsWith("The following tests FAILED")
        || text.contains("tests failed out of ")
        || text.startsWith("Errors while running CTest")
        || (text.startsWith("FAILED: ") && text.contains(" test"))) {
      boolean passed = text.startsWith("100% tests passed");
      return passed ? Clue.HARMLESS : Clue.cascade(ErrorClass.TEST, text);
    }
    return listed(text) ? Clue.HARMLESS : null;
  }

  private static String said(String how) {
    int seconds = how.length();
    while (seconds > 0 && !Character.isLetter(how.charAt(seconds - 1))) {
      seconds--;
    }
    String words = how.substring(0, seconds);
    String bare = words.endsWith("sec") ? words.substring(0, words.length() - 3).strip() : words;
    int end = bare.length();
    while (end > 0 && !Character.isLetter(bare.charAt(end - 1))) {
      end--;
    }
    return bare.substring(0, end);
  }

  /** A hard error of automake's harness has no sentence after it. */
  private static boolean checks(Lines at) {
    String name = at.text().substring(7);
    return name.indexOf(' ') < 0
        && !name.isEmpty()
        && (at.before(1).startsWith("PASS: ")
            || at.before(1).startsWith("FAIL: ")
            || at.after(1).startsWith("PASS: "));
  }

  /** ctest's list at its end: {@code 2 - sinks (Failed)}, {@code 3 - pumps (SEGFAULT)}. */
  private static boolean listed(String text) {
    int dash = text.indexOf(" - ");
    String number = dash < 0 ? "" : text.substring(0, dash).strip();
    return !number.isEmpty()
        && number.chars().allMatch(Character::isDigit)
        && text.indexOf(" (", dash) > 0;
  }
}
