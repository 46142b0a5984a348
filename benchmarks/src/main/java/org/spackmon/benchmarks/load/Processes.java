package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux knows of processes: how long they used a processor, and how much memory they have. */
final class Processes {
  private static final Path PROC = Path.of("/proc");

  /** The kernel tells times in hundredths of a second, whatever its own clock. */
  private static final long MILLIS_PER_TICK = 10;

  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private Processes() {}

  /** Milliseconds of processor, of all its threads. */
  static long cpuMillis(long pid) {
    String[] stat = stat(pid);
    return ticks(stat, USER, SYSTEM) * MILLIS_PER_TICK;
  }

  /** The same with all its children, those that have ended too. */
  static long familyCpuMillis(long parent) {
    long ticks = ticks(stat(parent), USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
    for (long child : children(parent)) {
      ticks += ticks(stat(child), USER, SYSTEM);
    }
    return ticks * MILLIS_PER_TICK;
  }

  /** Milliseconds used by threads whose names begin so, as far as they still live. */
  static double threadsCpuMillis(long pid, String... names) {
    double nanos = 0;
    for (Path thread : list(PROC.resolve(Long.toString(pid)).resolve("task"))) {
      if (Stream.of(names).anyMatch(read(thread.resolve("comm"))::startsWith)) {
        String spent = read(thread.resolve("schedstat"));
        nanos += spent.isEmpty() ? 0 : Double.parseDouble(spent.split(" ", 2)[0]);
      }
    }
    return nanos / 1e6;
  }

  /** A line of {@code /proc/PID/status} in MiB: VmRSS for now, VmHWM for the most ever. */
  static long mebibytes(long pid, String line) {
    return read(PROC.resolve(pid + "/status"))
        .lines()
        .filter(each -> each.startsWith(line + ":"))
        .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")) >> 10)
        .sum();
  }

  static long parent(long pid) {
    return Long.parseLong(stat(pid)[PARENT]);
  }

  private static List<Long> children(long parent) {
    return list(PROC).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> name.chars().allMatch(Character::isDigit))
        .map(Long::valueOf)
        .filter(pid -> stat(pid).length > PARENT && parent(pid) == parent)
        .toList();
  }

  private static long ticks(String[] stat, int... fields) {
    long sum = 0;
    for (int field : fields) {
      sum += stat.length > field ? Long.parseLong(stat[field]) : 0;
    }
    return sum;
  }

  /** The fields behind the name; none when the process has ended. */
  private static String[] stat(long pid) {
    String stat = read(PROC.resolve(pid + "/stat"));
    return stat.isEmpty() ? new String[0] : stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException ended) {
      return "";
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No such process")) {
        return "";
      }
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
