package org.spackmon.logs;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a site's rules: {@code CLASS: PATTERN => SUMMARY}, or {@code harmless: PATTERN}.
 *
 * @param kind of the error; null for a line that only looks bad
 * @param summary with {@code $1} for what the first wildcard stands for; null for the line itself
 */
record Rule(@Nullable ErrorClass kind, Glob pattern, @Nullable String summary) {
  private static final int LONGEST = 500;
  private static final int LONGEST_CLASS = 30;
  private static final int MOST_WILDCARDS = 9;
  private static final int LONGEST_MARK = 32;
  private static final String ARROW = " => ";

  /** Throws IllegalArgumentException: what was expected, and what stands there. */
  static Rule of(String line) {
    int colon = line.indexOf(": ");
    String word = colon < 0 ? "" : line.substring(0, colon);
    if (!isClass(word)) {
      throw expected("CLASS: PATTERN, the class a word of small letters and dashes", line);
    }
    int arrow = line.indexOf(ARROW, colon);
    String pattern = line.substring(colon + 2, arrow < 0 ? line.length() : arrow).strip();
    String summary = arrow < 0 ? null : line.substring(arrow + ARROW.length()).strip();
    Glob glob = new Glob(pattern);
    boolean harmless = word.equals("harmless");
    if (line.length() > LONGEST) {
      throw expected("at most " + LONGEST + " characters", line);
    } else if (glob.longest().length() < Marks.SHORTEST) {
      throw expected("at least " + Marks.SHORTEST + " ASCII characters between wildcards", pattern);
    } else if (glob.wildcards() > MOST_WILDCARDS) {
      throw expected("at most " + MOST_WILDCARDS + " wildcards", pattern);
    } else if (harmless && summary != null) {
      throw expected("no summary of what is harmless", summary);
    } else if (summary != null && highest(summary) > glob.wildcards()) {
      throw expected("no more than $" + glob.wildcards() + " in the summary", summary);
    }
    return new Rule(harmless ? null : new ErrorClass(word), glob, summary);
  }

  private static boolean isClass(String word) {
    boolean letter = !word.isEmpty() && word.charAt(0) >= 'a' && word.charAt(0) <= 'z';
    return letter
        && word.length() <= LONGEST_CLASS
        && word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  private static IllegalArgumentException expected(String what, String found) {
    return new IllegalArgumentException("expected " + what + ", found \"" + Kept.cut(found) + '"');
  }

  /** Without it in any case no line is meant. */
  String mark() {
    String longest = pattern.longest().toLowerCase(Locale.ROOT);
    return longest.substring(0, Math.min(LONGEST_MARK, longest.length()));
  }

  /** What a line means; null if another is meant. */
  @Nullable Clue read(String line) {
    List<String> parts = pattern.match(line);
    if (parts == null) {
      return null;
    }
    return kind == null ? Clue.HARMLESS : Clue.of(Weight.SITE, kind, said(line, parts));
  }

  private String said(String line, List<String> parts) {
    if (summary == null) {
      return line;
    }
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < summary.length(); i++) {
      int number = number(summary, i);
      if (number > 0) {
        said.append(parts.get(number - 1).strip());
        i++;
      } else {
        said.append(summary.charAt(i));
      }
    }
    return said.toString();
  }

  private static int highest(String summary) {
    int highest = 0;
    for (int i = 0; i < summary.length(); i++) {
      highest = Math.max(highest, number(summary, i));
    }
    return highest;
  }

  /** Of the wildcard that is named there, or 0. */
  private static int number(String summary, int at) {
    boolean named = summary.charAt(at) == '$' && at + 1 < summary.length();
    int digit = named ? summary.charAt(at + 1) - '0' : 0;
    return digit > 0 && digit <= MOST_WILDCARDS ? digit : 0;
  }
}
