package org.spackmon.benchmarks.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The shipped program, with a store of its own.
 *
 * @param database a PostgreSQL; null for SQLite in the folder
 */
record Shipped(Path command, Path folder, @Nullable String database) {

  /** Runs one command to its end; tells how many seconds that took by the clock. */
  double run(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.toAbsolutePath().toString()));
    words.addAll(List.of(arguments));
    words.addAll(
        database == null
            ? List.of("--data", folder.resolve("data").toString())
            : List.of("--database", database));
    ProcessBuilder process = new ProcessBuilder(words);
    process.environment().put("XDG_DATA_HOME", folder.resolve("home").toString());
    process.redirectErrorStream(true);
    process.redirectOutput(folder.resolve("output").toFile());
    long began = System.nanoTime();
    int code = process.start().waitFor();
    long took = System.nanoTime() - began;
    if (code != 0) {
      throw new IOException(output());
    }
    return took / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** What the last command said. */
  String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }
}
