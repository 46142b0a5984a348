package org.spackmon.app.local;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time span as people write it: 12h, 90d, 8w. */
final class Age implements ITypeConverter<Duration> {
  private static final int DAYS_OF_WEEK = 7;

  @Override
  public Duration convert(String text) {
    String bare = text.strip().toLowerCase(Locale.ROOT);
    try {
      long number = Long.parseLong(bare.substring(0, Math.max(0, bare.length() - 1)));
      if (number >= 0) {
        return switch (bare.charAt(bare.length() - 1)) {
          case 'h' -> Duration.ofHours(number);
          case 'd' -> Duration.ofDays(number);
          case 'w' -> Duration.ofDays(Math.multiplyExact(number, DAYS_OF_WEEK));
          default -> throw expected(text);
        };
      }
    } catch (NumberFormatException | ArithmeticException e) {
      throw expected(text);
    }
    throw expected(text);
  }

  private static TypeConversionException expected(String text) {
    return new TypeConversionException("expected an age such as 12h, 90d or 8w, found " + text);
  }
}
