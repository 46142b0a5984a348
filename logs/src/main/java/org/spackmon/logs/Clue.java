package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/**
 * What a tool makes of a line, before it is weighed against all others.
 *
 * @param ahead how many lines after the one that was asked about it speaks of; the reader goes on
 *     after them
 * @param tail whether the last of these, not the first line, is what matters
 * @param key what makes two of them the same, paths and numbers still in it
 * @param target what was being made: names the job of a parallel build
 */
record Clue(
    Weight weight,
    ErrorClass kind,
    String summary,
    String key,
    @Nullable String file,
    int sourceLine,
    int column,
    int ahead,
    boolean tail,
    @Nullable String target) {
  static final Clue HARMLESS = of(Weight.WARNING, ErrorClass.UNKNOWN, "");

  static Clue of(Weight weight, ErrorClass kind, String summary) {
    return new Clue(weight, kind, summary, summary, null, 0, 0, 0, false, null);
  }

  static Clue cause(ErrorClass kind, String summary) {
    return of(Weight.CAUSE, kind, summary);
  }

  static Clue cascade(ErrorClass kind, String summary) {
    return of(Weight.CASCADE, kind, summary);
  }

  Clue at(@Nullable Place place) {
    return place == null
        ? this
        : new Clue(
            weight,
            kind,
            summary,
            key,
            place.file(),
            place.line(),
            place.column(),
            ahead,
            tail,
            target);
  }

  Clue keyed(String other) {
    return new Clue(weight, kind, summary, other, file, sourceLine, column, ahead, tail, target);
  }

  Clue ahead(int lines) {
    return new Clue(weight, kind, summary, key, file, sourceLine, column, lines, false, target);
  }

  /** Speaks of the last of so many lines. */
  Clue told(int lines) {
    return new Clue(weight, kind, summary, key, file, sourceLine, column, lines, true, target);
  }

  Clue making(@Nullable String name) {
    return new Clue(weight, kind, summary, key, file, sourceLine, column, ahead, tail, name);
  }
}
