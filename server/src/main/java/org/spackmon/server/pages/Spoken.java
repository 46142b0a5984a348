package org.spackmon.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How are times, durations and amounts said to a person? Short enough for a table; where something
 * is rounded, the page has the exact value beside it.
 */
public final class Spoken {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final Pattern COMMIT = Pattern.compile("\\b([0-9a-f]{7})[0-9a-f]{33}\\b");
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAYS = 24 * HOUR;

  private Spoken() {}

  /** {@code 2022-07-14 09:12:00 UTC}. */
  static String exact(Instant at) {
    // ISO's own printer: one by a pattern takes four times as long, for each row of a list.
    return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
  }

  /** {@code 3 min ago}; from a month on the day itself. */
  static String ago(Instant at, Instant now) {
    long since = Duration.between(at, now).toSeconds();
    if (since < -MINUTE || since >= 30 * DAYS) {
      return DAY.format(at);
    }
    if (since < 5) {
      return "just now";
    }
    if (since < MINUTE) {
      return since + " s ago";
    }
    if (since < HOUR) {
      return since / MINUTE + " min ago";
    }
    if (since < DAYS) {
      return since / HOUR + " h ago";
    }
    return count(since / DAYS, "day") + " ago";
  }

  /** {@code 40 ms}, {@code 0.4 s}, {@code 38 s}, {@code 12 min 4 s}, {@code 3 h 20 min}. */
  public static String took(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (duration.toMillis() < 100) {
      return Math.max(0, duration.toMillis()) + " ms";
    }
    if (seconds < 10) {
      long tenths = Math.max(0, duration.toMillis()) / 100;
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return two(seconds / MINUTE, "min", seconds % MINUTE, "s");
    }
    return two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min");
  }

  /** {@code 12,345}. */
  public static String count(long number) {
    // By hand: a page shows a dozen, and each String.format reads its pattern anew.
    StringBuilder text = new StringBuilder(Long.toString(number));
    for (int i = text.length() - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  /** {@code 1 line}, {@code 12,345 lines}. */
  public static String count(long number, String one) {
    return count(number) + " " + (number == 1 ? one : one + "s");
  }

  /** {@code 812 bytes}, {@code 3.4 KiB}, {@code 120 MiB}. */
  public static String bytes(long bytes) {
    if (bytes < 1024) {
      return count(bytes, "byte");
    }
    String[] units = {"KiB", "MiB", "GiB", "TiB"};
    double amount = bytes / 1024.0;
    int unit = 0;
    while (amount >= 999.5 && unit < units.length - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, units[unit]);
  }

  /** Without the better part of a commit: {@code 0.19.0.dev0 (3338d53)}. */
  public static String spack(String version) {
    return COMMIT.matcher(version).replaceAll("$1");
  }

  /** Its first characters. */
  public static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static String two(long large, String unit, long small, String smaller) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
  }
}
