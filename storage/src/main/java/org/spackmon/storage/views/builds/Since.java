package org.spackmon.storage.views.builds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.BadQueryException;

/** Since when? {@code 24h}, {@code 7d}, {@code 2w}, or a day such as {@code 2026-11-01} in UTC. */
record Since(String text) {
  private static final Pattern AGO = Pattern.compile("([0-9]{1,5})([hdw])");

  /** The same text, where it can be meant; null stays null. */
  static @Nullable String checked(@Nullable String text) {
    if (text != null) {
      new Since(text).at(Instant.EPOCH);
    }
    return text;
  }

  private Instant at(Instant now) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      int n = Integer.parseInt(ago.group(1));
      return switch (ago.group(2)) {
        case "h" -> now.minus(n, ChronoUnit.HOURS);
        case "d" -> now.minus(n, ChronoUnit.DAYS);
        default -> now.minus(7L * n, ChronoUnit.DAYS);
      };
    }
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new BadQueryException(
          "since", "since is \"" + text + "\"", "24h, 7d, 2w, or a day as 2026-11-01", null);
    }
  }

  /**
   * The last attempt that was opened before. Ids rise as attempts are opened, so that looking at a
   * few of them is enough, and no index on times is needed.
   *
   * @return its id, or 0
   */
  long floor(Handle handle, Instant now) {
    long since = ChronoUnit.MICROS.between(Instant.EPOCH, at(now));
    long low = 0;
    long high =
        handle.createQuery("SELECT coalesce(max(id), 0) FROM attempt").mapTo(Long.class).one();
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (openedUpTo(handle, middle) < since) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** When the last of these attempts was opened. */
  private static long openedUpTo(Handle handle, long id) {
    return handle
        .createQuery("SELECT opened_at FROM attempt WHERE id <= ? ORDER BY id DESC LIMIT 1")
        .bind(0, id)
        .mapTo(Long.class)
        .findOne()
        .orElse(Long.MIN_VALUE);
  }
}
