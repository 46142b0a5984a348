package org.spackmon.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.attempts.PhaseState;

/** What a phase adds to the line that lists show of an attempt. */
record PhaseTime(PhaseState state, String name, @Nullable Long saidStart, @Nullable Long saidEnd) {

  static PhaseTime read(ResultSet row) throws SQLException {
    return new PhaseTime(
        new PhaseState(row.getString(2), ""), row.getString(1), time(row, 3), time(row, 4));
  }

  private static @Nullable Long time(ResultSet row, int at) throws SQLException {
    long time = row.getLong(at);
    return row.wasNull() ? null : Long.valueOf(time);
  }

  /** "configure build! install": in order, ! failed. */
  static String summary(List<PhaseTime> phases) {
    return phases.stream()
        .map(phase -> phase.name + (phase.state.failed() ? "!" : ""))
        .collect(Collectors.joining(" "));
  }

  /**
   * How long an attempt took: by the build's own clock where all its phases told, else from the
   * first report to the last; null when there is but one.
   */
  static @Nullable Long duration(List<PhaseTime> phases, long arrived) {
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (PhaseTime phase : phases) {
      if (phase.saidStart == null || phase.saidEnd == null) {
        start = Long.MAX_VALUE;
        break;
      }
      start = Math.min(start, phase.saidStart);
      end = Math.max(end, phase.saidEnd);
    }
    if (start < end) {
      return end - start;
    }
    return arrived > 0 ? Long.valueOf(arrived) : null;
  }
}
