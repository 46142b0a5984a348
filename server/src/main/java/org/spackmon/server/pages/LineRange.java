package org.spackmon.server.pages;

import io.javalin.http.Context;

/**
 * Which lines of a log does an address name? {@code from} and {@code to} any lines, {@code line}
 * the page on which that line stands, none of them the first page.
 *
 * @param named whether the lines carry anchors
 */
record LineRange(long first, int count, boolean named) {
  private static final int MOST = 5000;

  static LineRange top(int count) {
    return new LineRange(1, count, false);
  }

  static LineRange of(Context ctx) {
    String line = ctx.queryParam("line");
    if (line != null) {
      long page = (Desk.number("line", line) - 1) / LogSheet.LINES;
      return new LineRange(page * LogSheet.LINES + 1, LogSheet.LINES, true);
    }
    String from = ctx.queryParam("from");
    String to = ctx.queryParam("to");
    long first = from == null ? 1 : Desk.number("from", from);
    long last = to == null ? first + LogSheet.LINES - 1 : Desk.number("to", to);
    return new LineRange(first, (int) Math.max(1, Math.min(MOST, last - first + 1)), true);
  }
}
