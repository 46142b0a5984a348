package org.spackmon.server.pages.logs;

import java.util.ArrayList;
import java.util.List;
import org.spackmon.server.pages.logs.LogText.Piece;

/**
 * Reads what was written for a terminal: colours become classes (ECMA-48, "select graphic
 * rendition"), other sequences are left out, other control characters get a picture of themselves.
 */
final class TerminalText {
  private static final char ESCAPE = '\u001b';
  private static final char BELL = '\u0007';

  private final String raw;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int colour = -1;
  private boolean bold;

  TerminalText(String raw) {
    this.raw = raw;
  }

  List<Piece> pieces() {
    int end = raw.endsWith("\r") ? raw.length() - 1 : raw.length();
    for (int at = 0; at < end; ) {
      char c = raw.charAt(at);
      if (c == ESCAPE) {
        at = sequence(at + 1, end);
        continue;
      }
      if (c == '\r') { // what follows overwrites it
        pieces.clear();
        text.setLength(0);
      } else {
        text.append(c < ' ' && c != '\t' ? (char) ('\u2400' + c) : c == '\u007f' ? '\u2421' : c);
      }
      at++;
    }
    endPiece();
    return pieces;
  }

  private void endPiece() {
    if (text.length() > 0) {
      String look = colour < 0 ? "" : "c" + colour;
      pieces.add(new Piece(text.toString(), bold ? (look + " bold").trim() : look, false));
      text.setLength(0);
    }
  }

  /** Where the text goes on after the sequence whose escape stands before {@code at}. */
  private int sequence(int at, int end) {
    if (at >= end) {
      return end;
    }
    return switch (raw.charAt(at)) {
      case '[' -> control(at + 1, end);
      case ']' -> command(at + 1, end);
      case '(', ')' -> Math.min(end, at + 2); // a character set, and its name
      default -> at + 1;
    };
  }

  private int control(int from, int end) {
    int at = from;
    while (at < end && raw.charAt(at) >= ' ' && raw.charAt(at) < '@') {
      at++;
    }
    if (at < end && raw.charAt(at) == 'm') {
      endPiece();
      render(raw.substring(from, at));
    }
    return Math.min(end, at + 1);
  }

  private int command(int from, int end) {
    int at = from;
    while (at < end && raw.charAt(at) != BELL && raw.charAt(at) != ESCAPE) {
      at++;
    }
    return at < end && raw.charAt(at) == ESCAPE ? Math.min(end, at + 2) : Math.min(end, at + 1);
  }

  private void render(String codes) {
    String[] parts = codes.split("[;:]", -1);
    for (int i = 0; i < parts.length; i++) {
      int code = number(parts[i]);
      if (code == 38
          || code == 48) { // a palette's colour or a free one: only the first 16 are kept
        boolean palette = i + 1 < parts.length && number(parts[i + 1]) == 5;
        int chosen = palette && i + 2 < parts.length ? number(parts[i + 2]) : -1;
        colour = code == 48 ? colour : chosen >= 0 && chosen < 16 ? chosen % 8 : -1;
        i += palette ? 2 : 4;
      } else {
        render(code);
      }
    }
  }

  private void render(int code) {
    if (code == 0) {
      colour = -1;
      bold = false;
    } else if (code == 1) {
      bold = true;
    } else if (code == 22) {
      bold = false;
    } else if (code == 39) {
      colour = -1;
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) {
      colour = code % 10;
    }
  }

  private static int number(String text) {
    return text.isEmpty()
        ? 0
        : text.length() > 3 || !text.chars().allMatch(Character::isDigit)
            ? -1
            : Integer.parseInt(text);
  }
}
