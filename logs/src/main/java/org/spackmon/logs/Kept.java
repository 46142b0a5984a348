package org.spackmon.logs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error or warning with the lines around it. */
final class Kept {
  private static final int BEFORE = 2;
  private static final int AFTER = 5;
  private static final int CUT = 500;

  final Clue clue;
  final long line;
  final String text;
  final List<String> excerpt;
  final long excerptFrom;
  final int phase;
  final @Nullable Blamed blamed;
  int times = 1;

  Kept(Clue clue, Lines lines, long number, int phase) {
    this.clue = clue;
    this.line = number + (aheadIsIt(clue) ? clue.ahead() : 0);
    this.text = text(clue, lines);
    this.phase = phase;
    this.blamed =
        clue.weight() == Weight.CASCADE && clue.target() != null ? Blamed.by(lines) : null;
    this.excerpt = new ArrayList<>();
    int from = BEFORE;
    while (from > 0 && lines.before(from).isEmpty()) {
      from--;
    }
    int first = aheadIsIt(clue) ? Math.max(-from, clue.ahead() - 2 * AFTER) : -from;
    int last = aheadIsIt(clue) ? clue.ahead() + BEFORE : AFTER;
    for (int i = first; i <= last && (i <= clue.ahead() || !at(lines, i).isEmpty()); i++) {
      excerpt.add(cut(at(lines, i)));
    }
    this.excerptFrom = number + first;
  }

  private static String at(Lines lines, int i) {
    return i == 0 ? lines.text() : i < 0 ? lines.before(-i) : lines.after(i);
  }

  /** A head that says only where is of no use without what follows. */
  private static String text(Clue clue, Lines lines) {
    if (aheadIsIt(clue)) {
      return lines.after(clue.ahead());
    }
    boolean head = lines.text().endsWith(":") || lines.text().startsWith("ftn-");
    return head && clue.ahead() > 0 ? lines.text() + ' ' + cut(clue.key()) : lines.text();
  }

  /** A head such as CMake's names the place; after others, what is meant is in the last line. */
  private static boolean aheadIsIt(Clue clue) {
    return clue.ahead() > 0 && clue.tail();
  }

  static String cut(String line) {
    return line.length() <= CUT ? line : line.substring(0, CUT) + '\u2026';
  }

  /** What was caught later may not matter. */
  Weight weight() {
    return "chained".equals(clue.target()) ? Weight.VAGUE : clue.weight();
  }

  boolean vague() {
    return weight() == Weight.VAGUE || weight() == Weight.HINT;
  }

  /** Says only that something before it was wrong. */
  boolean cascade() {
    return clue.weight() == Weight.CASCADE;
  }

  /** What went well in the end may have complained long before. */
  boolean tellsOfAnEnd() {
    return cascade() || clue.weight() == Weight.MACHINE;
  }

  /** Says what is wrong, and not only that something is. */
  boolean explains() {
    return weight().compareTo(Weight.CAUSE) <= 0;
  }
}
