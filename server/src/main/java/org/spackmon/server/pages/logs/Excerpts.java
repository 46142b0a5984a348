package org.spackmon.server.pages.logs;

import java.util.List;
import org.spackmon.storage.Contents;
import org.spackmon.storage.FoundLines;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseRow;

/** Which lines of a phase's log does a page show? */
public final class Excerpts {
  /** Lines shown of a phase that is not looked at for itself. */
  public static final int LINES = 100;

  private static final int BEFORE_ERROR = 40;

  private final Contents contents;

  public Excerpts(Contents contents) {
    this.contents = contents;
  }

  /**
   * Some lines of a phase.
   *
   * @param first of them; a phase begins with 1
   * @param count how many at the most
   */
  public List<LogLine> lines(LogFacts log, long first, int count) {
    long before = log.linesBefore();
    int most = (int) Math.max(0, Math.min(count, log.lines() - first + 1));
    return contents.slice(log.content(), before + first, most).lines().stream()
        .map(line -> LogLine.of(line.number() - before, line.text(), line.cut()))
        .toList();
  }

  /** Which lines hold these words, as the content numbers them. */
  FoundLines find(LogFacts log, String words) {
    return contents.find(log.content(), words, log.linesBefore() + 1, log.lines());
  }

  /** The lines round the first error, where one is known; else the last ones. */
  public List<LogLine> telling(PhaseRow phase, LogFacts log) {
    Long error = phase.errorLine();
    long last = Math.max(1, log.lines() - LINES + 1);
    long first = error == null ? last : Math.min(last, Math.max(1, error - BEFORE_ERROR));
    return lines(log, first, LINES);
  }
}
