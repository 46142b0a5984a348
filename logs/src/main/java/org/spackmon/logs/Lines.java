package org.spackmon.logs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line and those around it, as far as they are in the reader's window: text without colours, long
 * lines cut. What is outside is "".
 */
final class Lines {
  static final int LONGEST = 4096;

  /** Longer ones are looked at no further. */
  private static final int FARTHEST = 16 * 1024;

  /**
   * How many lines around lines may still be read: keeps the whole linear, whatever a log holds.
   */
  static final class Credit {
    private static final int PER_LINE = 3;
    private static final int MOST = 50_000;
    private int left = MOST;

    void grow() {
      left = Math.min(MOST, left + PER_LINE);
    }

    private boolean spend() {
      return left-- > 0;
    }
  }

  private final Credit credit;
  private final byte[] window;
  private final int filled;
  private final int start;
  private final int end;
  private final long marks;
  private final long seen;
  private final int margin;
  private final String text;
  private @Nullable Place place;
  private boolean placed;
  private List<String> before = List.of();
  private List<String> after = List.of();
  private List<Integer> ends = List.of();
  private int top;
  private int bottom;

  Lines(byte[] window, int filled, int start, int end, long marks, long seen, Credit credit) {
    this.credit = credit;
    this.window = window;
    this.filled = filled;
    this.start = start;
    this.end = end;
    this.marks = marks;
    this.seen = seen;
    String whole = Plain.text(window, start, end);
    this.margin = blanks(whole);
    this.text = whole.substring(margin);
    this.top = start;
    this.bottom = end;
  }

  /** Without the blanks by which pip and others show what somebody said further to the right. */
  String text() {
    return text;
  }

  boolean indented() {
    return margin > 0;
  }

  /** As far to the left as the line itself. */
  private String inside(String other) {
    return margin == 0 ? other : other.substring(Math.min(margin, blanks(other)));
  }

  private static int blanks(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** Where the line points to, if it does. */
  @Nullable Place place() {
    if (!placed) {
      place = Place.of(text);
      placed = true;
    }
    return place;
  }

  boolean has(Mark mark) {
    return (marks & mark.bit()) != 0;
  }

  long marks() {
    return marks;
  }

  /** Whether this or a line before it, however far, has the mark. */
  boolean seen(Mark mark) {
    return (seen & mark.bit()) != 0;
  }

  /** The line so many lines earlier. */
  String before(int lines) {
    if (before.isEmpty()) {
      before = new ArrayList<>();
    }
    while (before.size() < lines && top > 0 && credit.spend()) {
      int to = top - 1;
      int from = to;
      while (from > 0 && to - from < FARTHEST && window[from - 1] != '\n') {
        from--;
      }
      before.add(Plain.text(window, Math.max(from, to - LONGEST), to));
      top = from > 0 && window[from - 1] != '\n' ? 0 : from;
    }
    return before.size() < lines ? "" : inside(before.get(lines - 1));
  }

  /** The line so many lines later. */
  String after(int lines) {
    if (after.isEmpty()) {
      after = new ArrayList<>();
      ends = new ArrayList<>();
    }
    while (after.size() < lines && bottom < filled && credit.spend()) {
      int from = bottom;
      while (from < filled && from - bottom < FARTHEST && window[from] != '\n') {
        from++;
      }
      if (from >= filled || window[from] != '\n') {
        bottom = filled;
        break;
      }
      int to = ++from;
      while (to < filled && to - from < FARTHEST && window[to] != '\n') {
        to++;
      }
      after.add(Plain.text(window, from, Math.min(to, from + LONGEST)));
      ends.add(to);
      bottom = to;
    }
    return after.size() < lines ? "" : inside(after.get(lines - 1));
  }

  /** Where in the window a later line ends. */
  int endOf(int lines) {
    after(lines);
    return lines == 0 || ends.isEmpty() ? end : ends.get(Math.min(lines, ends.size()) - 1);
  }

  int linesAfter() {
    return after.size();
  }

  int start() {
    return start;
  }
}
