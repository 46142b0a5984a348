package org.spackmon.logs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A log, and what a person says of it: the line of the true cause, its class, which others broke
 * the same way.
 */
record Labelled(String tool, String name, long cause, String kind, String group, byte[] log) {
  boolean fails() {
    return cause > 0;
  }

  boolean findsItsCause() {
    List<Finding> errors = read().errors();
    return !errors.isEmpty() && errors.get(0).line() == cause;
  }

  Labelled ending(String line) {
    byte[] more =
        (new String(log, StandardCharsets.UTF_8).stripTrailing() + "\n" + line + "\n")
            .getBytes(StandardCharsets.UTF_8);
    return new Labelled(tool, name, cause, kind, group, more);
  }

  /** With something before each line. */
  Labelled shown(String ahead) {
    String text = new String(log, StandardCharsets.UTF_8).stripTrailing();
    byte[] more =
        text.lines().map(ahead::concat).collect(joining("\n")).getBytes(StandardCharsets.UTF_8);
    return new Labelled(tool, name, cause, kind, group, more);
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

  /**
   * What real Spacks wrote when the testkit's own packages broke; those that say nothing bad
   * succeed.
   */
  static List<Labelled> recorded() {
    Path folder = Path.of("../testkit/src/main/resources/recordings/journal");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".log.gz"))
          .filter(f -> !f.toString().contains("padded"))
          .sorted()
          .map(Labelled::recording)
          .filter(log -> !log.has("KeyboardInterrupt"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Labelled recording(Path file) {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      byte[] log = in.readAllBytes();
      Labelled good = new Labelled("spack", name, 0, "", "", log);
      return good.because("has no member named 'fathoms'", "compile")
          .because("configure: error: libfog >= 3", "configure")
          .because("InstallError: no rim at", "spack")
          .because("FetchError: All fetchers failed", "fetch");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean has(String words) {
    return new String(log, StandardCharsets.UTF_8).contains(words);
  }

  private Labelled because(String words, String kind) {
    String[] lines = new String(log, StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (cause == 0 && lines[i].contains(words)) {
        return new Labelled(tool, name, i + 1, kind, words, log);
      }
    }
    return this;
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
