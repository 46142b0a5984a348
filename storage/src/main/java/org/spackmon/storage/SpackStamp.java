package org.spackmon.storage;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.spackmon.record.Content;

/** When does Spack say that it wrote a line? {@code ==> [2026-11-22-15:43:39.832674] …}. */
final class SpackStamp {
  private static final String SHAPE = "==> [dddd-dd-dd-dd:dd:dd.dddddd] ";

  private SpackStamp() {}

  /** Microseconds, the local time read as UTC; {@link Content#NO_TIME} when it is no stamp. */
  static long read(byte[] bytes, int at, int end) {
    if (end - at < SHAPE.length()) {
      return Content.NO_TIME;
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      char wanted = SHAPE.charAt(i);
      byte is = bytes[at + i];
      if (wanted == 'd' ? is < '0' || is > '9' : is != wanted) {
        return Content.NO_TIME;
      }
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(bytes, at + 5, 4),
              number(bytes, at + 10, 2),
              number(bytes, at + 13, 2),
              number(bytes, at + 16, 2),
              number(bytes, at + 19, 2),
              number(bytes, at + 22, 2));
      return TimeUnit.SECONDS.toMicros(time.toEpochSecond(ZoneOffset.UTC))
          + number(bytes, at + 25, 6);
    } catch (DateTimeException e) {
      return Content.NO_TIME; // the 99th of some month
    }
  }

  private static int number(byte[] bytes, int at, int digits) {
    int number = 0;
    for (int i = at; i < at + digits; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }
}
