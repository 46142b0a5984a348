package org.spackmon.client.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.JournalWriter;

/** Where is what is kept of a run? The files of docs/journal.md. */
public record RunFolder(Path path) {
  /** Where the runs of this user are. */
  public static Path root(Map<String, String> environment) {
    String own = environment.getOrDefault("SPACKMON_DIR", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String cache = environment.getOrDefault("SPACK_USER_CACHE_PATH", "");
    String base =
        cache.isEmpty() ? environment.getOrDefault("HOME", "/nonexistent") + "/.spack" : cache;
    return Path.of(base, "reports", "monitor");
  }

  /** Writes a run's first line: what tells whether a folder can be used at all. */
  public interface First {
    void write(JournalWriter journal) throws IOException;
  }

  /**
   * A run's new folder, and its journal, which has its first line.
   *
   * @param warning where another folder than the usual one had to do
   */
  public record Made(RunFolder folder, JournalWriter journal, @Nullable String warning) {}

  /** Makes the folder where it belongs, else where temporary files go. */
  public static Made make(String run, Map<String, String> environment, First first)
      throws IOException {
    Path usual = Path.of("");
    try {
      usual = root(environment).toAbsolutePath();
      return make(usual, run, first, null);
    } catch (IOException | InvalidPathException e) {
      String temporary = environment.getOrDefault("TMPDIR", "/tmp");
      Path other = Path.of(temporary.isEmpty() ? "/tmp" : temporary).toAbsolutePath();
      Path own = other.resolve("spackmon-" + System.getProperty("user.name", ""));
      String warning =
          "nothing can be written to "
              + usual
              + " ("
              + why(e)
              + "); this run is kept in "
              + own.resolve(run);
      return make(own, run, first, warning);
    }
  }

  private static Made make(Path root, String run, First first, @Nullable String warning)
      throws IOException {
    Files.createDirectories(root);
    Path path = root.resolve(run);
    Files.createDirectory(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    RunFolder folder = new RunFolder(path);
    try {
      JournalWriter journal = JournalWriter.open(folder.events());
      first.write(journal);
      return new Made(folder, journal, warning);
    } catch (IOException e) {
      Files.deleteIfExists(folder.events());
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /** What the system says of a failure, without the path that it begins with. */
  public static String why(Exception e) {
    String text = e instanceof java.nio.file.FileSystemException f ? f.getReason() : null;
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "Permission denied";
    }
    return text == null ? String.valueOf(e.getMessage()) : text;
  }

  public String run() {
    return String.valueOf(path.getFileName());
  }

  public Path events() {
    return path.resolve("events.ndjson");
  }

  /** A build's whole log, compressed. */
  public Path log(String build) {
    return path.resolve("logs").resolve(build + ".log.gz");
  }

  /**
   * What was copied from all prefixes, one after the other: homes are small, and slow, in numbers
   * of files.
   */
  public Path files() {
    return path.resolve("files");
  }

  /** A file that an event names; null for one outside of this folder. */
  public @Nullable Path named(String file) {
    try {
      Path named = path.resolve(file).normalize();
      return named.startsWith(path.normalize()) ? named : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Written by the wrapper when Spack has ended. */
  public Path exit() {
    return path.resolve("exit");
  }

  /** No more packages are to be started. */
  public Path stop() {
    return path.resolve("stop");
  }

  public Path sent() {
    return path.resolve("sent.json");
  }

  public Path senderLog() {
    return path.resolve("sender.log");
  }

  public Path summary() {
    return path.resolve("summary");
  }

  /** The summary is whole. */
  public Path summaryDone() {
    return path.resolve("summary.done");
  }
}
