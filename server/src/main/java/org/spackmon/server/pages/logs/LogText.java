package org.spackmon.server.pages.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a line of a log as a reader sees it: without what moves a terminal's cursor, of a
 * line that overwrote itself what stood there last, and in pieces where it was coloured or searched
 * for.
 *
 * @param pieces in order
 */
record LogText(List<Piece> pieces) {

  /**
   * Some of the text.
   *
   * @param classes how it looks: the terminal's colours {@code c0} to {@code c7}, {@code bold}
   * @param found whether it was searched for
   */
  record Piece(String text, String classes, boolean found) {}

  static LogText of(String raw) {
    return new LogText(new TerminalText(raw).pieces());
  }

  /** All of it, plain. */
  String plain() {
    if (pieces.size() == 1) {
      return pieces.get(0).text();
    }
    StringBuilder all = new StringBuilder();
    pieces.forEach(piece -> all.append(piece.text()));
    return all.toString();
  }

  /** With these words marked wherever they stand, in any case if they have no capital letter. */
  LogText finding(String words) {
    boolean anyCase = words.chars().noneMatch(c -> c >= 'A' && c <= 'Z');
    String text = anyCase ? lowered(plain()) : plain();
    List<Piece> cut = new ArrayList<>();
    int start = 0;
    int from = text.indexOf(words);
    for (Piece piece : pieces) {
      int end = start + piece.text().length();
      int at = start;
      while (at < end) {
        if (from >= 0 && from + words.length() <= at) {
          from = text.indexOf(words, at);
          continue;
        }
        boolean found = from >= 0 && from <= at;
        int next = from < 0 ? end : Math.min(end, found ? from + words.length() : from);
        cut.add(
            new Piece(piece.text().substring(at - start, next - start), piece.classes(), found));
        at = next;
      }
      start = end;
    }
    return new LogText(cut);
  }

  /** ASCII's letters only: as many characters as before. */
  private static String lowered(String text) {
    StringBuilder lowered = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lowered.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lowered.toString();
  }
}
