package org.spackmon.logs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of a whole line, in which {@code *} stands for anything. Each piece between is looked
 * for once, from the left, by Knuth, Morris and Pratt's way: effort grows with the line's length
 * only, whatever both hold.
 */
final class Glob {
  private final String[] pieces;
  private final int[][] borders;

  Glob(String pattern) {
    pieces = pattern.split("\\*", -1);
    borders = new int[pieces.length][];
    for (int i = 0; i < pieces.length; i++) {
      borders[i] = borders(pieces[i]);
    }
  }

  int wildcards() {
    return pieces.length - 1;
  }

  /** The longest run of ASCII that each line which matches holds. */
  String longest() {
    String longest = "";
    for (String piece : pieces) {
      int from = 0;
      for (int i = 0; i <= piece.length(); i++) {
        if (i == piece.length() || piece.charAt(i) < ' ' || piece.charAt(i) > '~') {
          longest = i - from > longest.length() ? piece.substring(from, i) : longest;
          from = i + 1;
        }
      }
    }
    return longest;
  }

  /** What each wildcard stands for; null if the line is another. */
  @Nullable List<String> match(String line) {
    String tail = pieces[wildcards()];
    int end = line.length() - tail.length();
    int at = pieces[0].length();
    if (wildcards() == 0) {
      return line.equals(tail) ? List.of() : null;
    }
    if (at > end || !line.startsWith(pieces[0]) || !line.endsWith(tail)) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 1; i < wildcards(); i++) {
      int found = find(i, line, at, end);
      if (found < 0) {
        return null;
      }
      parts.add(line.substring(at, found));
      at = found + pieces[i].length();
    }
    parts.add(line.substring(at, end));
    return parts;
  }

  /** Where a piece begins first, or -1. */
  private int find(int number, String line, int from, int end) {
    String piece = pieces[number];
    int same = 0;
    for (int i = from; same < piece.length(); i++) {
      if (i == end) {
        return -1;
      }
      while (same > 0 && line.charAt(i) != piece.charAt(same)) {
        same = borders[number][same - 1];
      }
      same += line.charAt(i) == piece.charAt(same) ? 1 : 0;
      from = i + 1 - same;
    }
    return from;
  }

  /** Of each beginning: how long the longest shorter one is that it ends with. */
  private static int[] borders(String piece) {
    int[] borders = new int[piece.length()];
    for (int i = 1; i < piece.length(); i++) {
      int same = borders[i - 1];
      while (same > 0 && piece.charAt(i) != piece.charAt(same)) {
        same = borders[same - 1];
      }
      borders[i] = piece.charAt(i) == piece.charAt(same) ? same + 1 : same;
    }
    return borders;
  }
}
