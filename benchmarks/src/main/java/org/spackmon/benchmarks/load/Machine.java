package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** On what was it measured? Told with every figure. */
final class Machine {
  private Machine() {}

  static String describe() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores (%s), %d GiB of memory, Linux %s, JDK %s, load average %s",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        value("/proc/cpuinfo", "model name"),
        (Long.parseLong(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) + (1 << 19))
            >> 20,
        System.getProperty("os.version"),
        System.getProperty("java.vm.version"),
        loadAverage());
  }

  /** Of the last minute. */
  static String loadAverage() {
    return read("/proc/loadavg").split(" ", 2)[0];
  }

  private static String value(String file, String name) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("?");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
