package org.spackmon.storage.views.builds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads numbers that may be missing, and times, which are stored as microseconds. */
final class Times {
  private Times() {}

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    Long micros = number(row, column);
    return micros == null ? null : instant(micros);
  }

  static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
    Long micros = number(row, column);
    return micros == null ? null : Duration.of(micros, ChronoUnit.MICROS);
  }

  static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
