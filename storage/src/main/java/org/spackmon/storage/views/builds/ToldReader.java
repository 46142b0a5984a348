package org.spackmon.storage.views.builds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.Contents;

/** Reads what journals tell of attempts, and finds their phases' places in the log. */
final class ToldReader {
  private static final String TOLD =
      """
      SELECT r.run_key, b.build_key, l.content_id, c.bytes, c.omitted, c.lines, c.flags, l.state,
        b.prefix, b.stage, b.error, b.why, b.because, b.origin_url, b.origin_host, b.origin_at
      FROM run_build b JOIN run r ON r.id = b.run_id
      LEFT JOIN run_log l ON l.run_id = b.run_id AND l.build_key = b.build_key
      LEFT JOIN content c ON c.id = l.content_id
      WHERE b.attempt_id = ?
      """;

  private static final String FILES =
      """
      SELECT f.name, f.content_id, c.bytes FROM run_build b
      JOIN run_file f ON f.run_id = b.run_id AND f.build_key = b.build_key
      JOIN content c ON c.id = f.content_id WHERE b.attempt_id = ? ORDER BY f.name
      """;

  private static final String PHASES =
      """
      SELECT name, step, started_at, ended_at, log_at, error FROM phase
      WHERE attempt_id = ? AND step IS NOT NULL
      """;

  private final Handle handle;
  private final Contents contents;

  ToldReader(Handle handle, Contents contents) {
    this.handle = handle;
    this.contents = contents;
  }

  /** The attempt with what its journal tells; as it is where it has none. */
  AttemptPart tell(AttemptPart attempt) {
    return handle
        .createQuery(TOLD)
        .bind(0, attempt.id())
        .map((row, context) -> told(row, attempt.id()))
        .findOne()
        .map(told -> attempt.with(told, phases(attempt, told)))
        .orElse(attempt);
  }

  private AttemptTold told(ResultSet row, long attempt) throws SQLException {
    Long content = Times.number(row, 3);
    return new AttemptTold(
        row.getString(1),
        row.getString(2),
        content == null
            ? null
            : new LogFacts(content, row.getLong(4), row.getLong(5), row.getLong(6), row.getInt(7)),
        row.getInt(8) == 0,
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        row.getString(14),
        row.getString(15),
        origin(row),
        handle
            .createQuery(FILES)
            .bind(0, attempt)
            .map(
                (file, context) ->
                    new AttemptTold.File(file.getString(1), file.getLong(2), file.getLong(3)))
            .list());
  }

  private static @Nullable Instant origin(ResultSet row) throws SQLException {
    return Times.instant(row, 16);
  }

  /** Phases with their times, and the part of the log that is theirs: up to the next one's. */
  private List<PhaseRow> phases(AttemptPart attempt, AttemptTold told) {
    Map<String, PhaseTold> times = times(attempt.id());
    LogFacts log = told.log();
    List<PhaseRow> phases = new ArrayList<>();
    for (PhaseRow row : attempt.phases()) {
      PhaseTold time = times.get(row.name());
      Long at = time == null ? null : time.logAt();
      LogFacts part = log == null || at == null ? null : part(log, at, next(times, at));
      phases.add(time == null ? row : row.with(time, part));
    }
    return phases;
  }

  private static @Nullable Long next(Map<String, PhaseTold> times, long at) {
    Long next = null;
    for (PhaseTold time : times.values()) {
      Long other = time.logAt();
      if (other != null && other > at && (next == null || other < next)) {
        next = other;
      }
    }
    return next;
  }

  private @Nullable LogFacts part(LogFacts log, long from, @Nullable Long next) {
    long to = next == null ? log.bytes() : Math.min(next, log.bytes());
    if (from >= to) {
      return null;
    }
    long before = contents.linesBefore(log.content(), from);
    long upTo = to == log.bytes() ? log.lines() : contents.linesBefore(log.content(), to);
    return new LogFacts(
        log.content(), to - from, 0, Math.max(0, upTo - before), log.flags(), from, before);
  }

  private Map<String, PhaseTold> times(long attempt) {
    Map<String, PhaseTold> times = new HashMap<>();
    handle
        .createQuery(PHASES)
        .bind(0, attempt)
        .map(
            (row, context) ->
                times.put(
                    row.getString(1),
                    new PhaseTold(
                        row.getInt(2) == 1,
                        Times.instant(row, 3),
                        Times.instant(row, 4),
                        Times.number(row, 5),
                        row.getString(6))))
        .list();
    return times;
  }
}
