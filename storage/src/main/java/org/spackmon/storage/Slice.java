package org.spackmon.storage;

import java.util.List;

/**
 * Some lines of a content.
 *
 * @param lines in order; a number is missing where the middle of a long log was left out
 * @param total how many lines the content has, the omitted ones included
 */
public record Slice(List<Line> lines, long total) {

  /**
   * One line.
   *
   * @param number from 1
   * @param text without its newline
   * @param cut whether the line goes on behind the text: it was too long to show, or its rest was
   *     left out
   */
  public record Line(long number, String text, boolean cut) {}
}
