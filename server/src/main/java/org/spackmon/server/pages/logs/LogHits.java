package org.spackmon.server.pages.logs;

import org.jspecify.annotations.Nullable;
import org.spackmon.storage.FoundLines;

/**
 * Where do the words that somebody searches for stand in a log?
 *
 * @param total how many lines hold them
 * @param place which of them is looked at, from 1; 0 for none
 * @param earlier link to the one before; null for none
 * @param later link to the one after; null for none
 */
record LogHits(long total, int place, @Nullable String earlier, @Nullable String later) {

  /**
   * Seen from a line.
   *
   * @param before lines of the content before this log
   * @param line the one that is looked at, or the first one shown
   * @param home link of the log's page with these words
   */
  static LogHits of(FoundLines found, long before, long line, String home) {
    int place = found.place(before + line);
    long later = found.from(before + line + (place > 0 ? 1 : 0));
    long earlier = found.before(before + line);
    return new LogHits(
        found.total(), place, link(home, earlier - before), link(home, later - before));
  }

  private static @Nullable String link(String home, long line) {
    return line <= 0 ? null : LogSheet.at(home, line);
  }
}
