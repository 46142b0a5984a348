package org.spackmon.app.serve;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bytes, written as people do: 64M, 1G, 4096. */
public final class Size implements ITypeConverter<Long> {
  private static final String UNITS = "KMGT";

  @Override
  public Long convert(String text) {
    String bare = text.strip().toUpperCase(Locale.ROOT);
    int unit = bare.isEmpty() ? -1 : UNITS.indexOf(bare.charAt(bare.length() - 1));
    String digits = unit < 0 ? bare : bare.substring(0, bare.length() - 1);
    try {
      long bytes = Math.multiplyExact(Long.parseLong(digits), 1L << (10 * (unit + 1)));
      if (bytes < 1) {
        throw new TypeConversionException("expected a size above 0, found " + text);
      }
      return bytes;
    } catch (NumberFormatException | ArithmeticException e) {
      throw new TypeConversionException("expected a size such as 64M or 1G, found " + text);
    }
  }
}
