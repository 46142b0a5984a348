package org.spackmon.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A log, and what a person says of it: the line of the true cause, its class, which others broke
 * the same way.
 */
record Labelled(String tool, String name, long cause, String kind, String group, byte[] log) {
  boolean fails() {
    return cause > 0;
  }

  Reading read() {
    LogReader reader = new LogReader();
    reader.write(log, 0, log.length);
    return reader.finish();
  }

  static List<Labelled> all() {
    Path folder = Path.of("src/test/resources/logs");
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".label")).sorted().map(Labelled::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Labelled of(Path file) {
    Properties label = new Properties();
    String name = Objects.requireNonNull(file.getFileName()).toString().replace(".label", "");
    try (var in = Files.newBufferedReader(file)) {
      label.load(in);
      return new Labelled(
          String.valueOf(Objects.requireNonNull(file.getParent()).getFileName()),
          name,
          Long.parseLong(label.getProperty("cause")),
          label.getProperty("class"),
          label.getProperty("group"),
          Files.readAllBytes(file.resolveSibling(name + ".log")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
