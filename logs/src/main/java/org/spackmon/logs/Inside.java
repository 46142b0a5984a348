package org.spackmon.logs;

/**
 * Does a mark lie inside a name that a build uses every day? {@code -Werror}, {@code -DNO_ERROR=1},
 * {@code fatal_error.c}, {@code error.o}: a line with nothing else isn't worth reading.
 */
final class Inside {
  /** Words that names are made of. */
  static final long MARKS = Mark.of(Mark.ERROR, Mark.WARNING, Mark.FAIL, Mark.FATAL);

  private static final int LONGEST_OPTION = 64;
  private static final int LONGEST_ENDING = 4;

  private Inside() {}

  /**
   * Looks at what stands around a word.
   *
   * @param start of the word
   * @param end behind it
   * @param limit of what may be looked at
   */
  static boolean holds(byte[] line, int start, int end, int limit) {
    int after = end;
    while (after < limit && lower(line[after])) {
      after++; // failed, failure, errors
    }
    if (after < limit && line[after] == '_') {
      return true;
    }
    return file(line, after, limit) || option(line, start);
  }

  /** {@code .o}, {@code .cpp}: behind it nothing that a name holds, and no colon. */
  private static boolean file(byte[] line, int dot, int limit) {
    if (dot >= limit || line[dot] != '.') {
      return false;
    }
    int end = dot + 1;
    while (end < limit && lower(line[end])) {
      end++;
    }
    int length = end - dot - 1;
    boolean over = end == limit || line[end] == ' ' || line[end] == '\n' || line[end] == '\r';
    return length > 0 && length <= LONGEST_ENDING && over;
  }

  /** {@code -W…} for warnings, {@code -D…} for definitions. */
  private static boolean option(byte[] line, int word) {
    int start = word;
    int first = Math.max(0, word - LONGEST_OPTION);
    while (start > first && line[start - 1] > ' ') {
      start--;
    }
    return start + 2 <= word
        && line[start] == '-'
        && (line[start + 1] == 'W' || line[start + 1] == 'D');
  }

  private static boolean lower(byte b) {
    return b >= 'a' && b <= 'z';
  }
}
