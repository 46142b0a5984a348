package org.spackmon.benchmarks.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shipped program, with a store of its own.
 *
 * @param database a PostgreSQL; null for SQLite in the folder
 */
record Shipped(Path command, Path folder, @Nullable String database) {
  private static final Pattern MOST_RESIDENT = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

  /**
   * How one command went.
   *
   * @param seconds by the clock
   * @param cpu seconds of the processors
   * @param resident megabytes at most, as last seen while it ran
   */
  record Run(double seconds, double cpu, long resident) {
    String cells() {
      return String.format(Locale.ROOT, "| %.1f | %.1f | %,d |", seconds, cpu, resident);
    }
  }

  /** Runs one command to its end. */
  Run run(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.toAbsolutePath().toString()));
    words.addAll(List.of(arguments));
    words.addAll(
        database == null
            ? List.of("--data", folder.resolve("data").toString())
            : List.of("--database", database));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("XDG_DATA_HOME", folder.resolve("home").toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("output").toFile());
    long began = System.nanoTime();
    Process process = builder.start();
    long resident = 0;
    Duration cpu = Duration.ZERO;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      resident = Math.max(resident, resident(process.pid()));
      cpu = process.info().totalCpuDuration().orElse(cpu);
    }
    double took = (System.nanoTime() - began) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(output());
    }
    return new Run(took, cpu.toMillis() / 1e3, resident);
  }

  private static long resident(long pid) {
    try {
      Matcher most = MOST_RESIDENT.matcher(Files.readString(Path.of("/proc", "" + pid, "status")));
      return most.find() ? Long.parseLong(most.group(1)) / 1000 : 0;
    } catch (IOException e) {
      return 0; // it has just ended
    }
  }

  /** What the last command said. */
  String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }
}
