package org.spackmon.server.pages.logs;

import io.javalin.http.Context;
import org.spackmon.server.pages.Desk;

/**
 * Which lines of a log does an address name? {@code from} and {@code to} any lines, {@code line}
 * the page on which that line stands, {@code tail} the last page, none of them the first.
 *
 * @param named whether the lines carry anchors
 * @param line the one that is looked at; 0 for none
 */
record LineRange(long first, int count, boolean named, long line) {
  private static final int MOST = 5000;

  static LineRange top(int count) {
    return new LineRange(1, count, false, 0);
  }

  /**
   * As the address says.
   *
   * @param total lines that the log has
   */
  static LineRange of(Context ctx, long total) {
    String line = ctx.queryParam("line");
    if (line != null) {
      long number = Desk.number("line", line);
      return page((number - 1) / LogSheet.LINES * LogSheet.LINES + 1, number);
    }
    if (ctx.queryParam("tail") != null) {
      return page(Math.max(1, total - LogSheet.LINES + 1), 0);
    }
    String from = ctx.queryParam("from");
    String to = ctx.queryParam("to");
    long first = from == null ? 1 : Desk.number("from", from);
    long last = to == null ? first + LogSheet.LINES - 1 : Desk.number("to", to);
    return new LineRange(first, (int) Math.max(1, Math.min(MOST, last - first + 1)), true, 0);
  }

  /** Whether the address leaves it to the log where it opens. */
  static boolean open(Context ctx) {
    return java.util.stream.Stream.of("line", "from", "to", "tail")
        .allMatch(name -> ctx.queryParam(name) == null);
  }

  private static LineRange page(long first, long line) {
    return new LineRange(first, LogSheet.LINES, true, line);
  }
}
