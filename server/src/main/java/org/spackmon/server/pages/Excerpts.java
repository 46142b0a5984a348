package org.spackmon.server.pages;

import java.util.List;
import org.spackmon.storage.Contents;
import org.spackmon.storage.Slice;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseRow;

/** Which lines of a phase's log does a page show? */
final class Excerpts {
  /** Lines shown of a phase that is not looked at for itself. */
  static final int LINES = 100;

  private static final int BEFORE_ERROR = 40;

  private final Contents contents;

  Excerpts(Contents contents) {
    this.contents = contents;
  }

  List<LogLine> lines(LogFacts log, long first, int count) {
    return contents.slice(log.content(), first, count).lines().stream()
        .map(Excerpts::shown)
        .toList();
  }

  /** The lines round the first error, where one is known; else the last ones. */
  List<LogLine> telling(PhaseRow phase, LogFacts log) {
    Long error = phase.errorLine();
    long last = Math.max(1, log.lines() - LINES + 1);
    long first = error == null ? last : Math.min(last, Math.max(1, error - BEFORE_ERROR));
    return lines(log, first, LINES);
  }

  private static LogLine shown(Slice.Line line) {
    return LogLine.of(line.number(), line.text(), line.cut());
  }
}
