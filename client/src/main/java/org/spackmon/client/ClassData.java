package org.spackmon.client;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Is there an archive of loaded classes for this jar and this Java? It lies beside the jar, or in
 * the user's cache, where the wrapper looks for it. The virtual machine ignores in silence one that
 * was made for another jar, so a note beside it says what it was made for.
 */
final class ClassData {
  private static final long MAKING_SECONDS = 60;

  private final Path jar;
  private final Path java;

  private ClassData(Path jar, Path java) {
    this.jar = jar;
    this.java = java;
  }

  /** Null where this isn't a jar. */
  static @Nullable ClassData ofThisJar() {
    try {
      Path jar =
          Path.of(ClassData.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      return jar.toString().endsWith(".jar") && Files.isExecutable(java)
          ? new ClassData(jar, java)
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Makes one unless there is one. */
  void makeIfMissing() {
    try {
      String key = key();
      for (Path file : places()) {
        if (Files.isRegularFile(file) && key.equals(Files.readString(note(file)))) {
          return;
        }
      }
      make();
    } catch (IOException e) {
      make();
    }
  }

  boolean make() {
    for (Path file : places()) {
      Path scratch = null;
      try {
        Files.createDirectories(file.getParent());
        scratch = Files.createTempDirectory(file.getParent(), ".spackmon-client");
        if (make(file, scratch)) {
          return true;
        }
      } catch (IOException e) {
        // The next place may do.
      } finally {
        remove(scratch);
      }
    }
    return false;
  }

  private boolean make(Path file, Path scratch) throws IOException {
    Path made = scratch.resolve("jsa");
    Path runs = Files.createDirectory(scratch.resolve("runs"));
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx128m",
            "-XX:ArchiveClassesAtExit=" + made,
            "-Dspackmon.warm-up=true",
            "-jar",
            jar.toString(),
            "prepare",
            "--warm-up",
            runs.toString());
    builder.redirectErrorStream(true).redirectOutput(scratch.resolve("out").toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().remove("SPACKMON_TOKEN");
    Process process = builder.start();
    try {
      if (!process.waitFor(MAKING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
    if (process.exitValue() != 0 || !Files.isRegularFile(made)) {
      // Not to be tried at each run: an empty file says that there is none.
      Files.write(made, new byte[0]);
    }
    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(note(file), key());
    return Files.size(file) > 0;
  }

  private List<Path> places() {
    String name = jar.getFileName().toString().replaceAll("\\.jar$", ".jsa");
    String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        cache.isEmpty()
            ? Path.of(System.getenv().getOrDefault("HOME", "/nonexistent"), ".cache")
            : Path.of(cache);
    return List.of(jar.resolveSibling(name), base.resolve("spackmon").resolve(name));
  }

  private static Path note(Path file) {
    return file.resolveSibling(file.getFileName() + ".key");
  }

  private String key() throws IOException {
    return String.join(
        "\n",
        jar.toString(),
        Files.getLastModifiedTime(jar).toString(),
        String.valueOf(Files.size(jar)),
        java.toRealPath().toString(),
        System.getProperty("java.vm.version", ""));
  }

  private static void remove(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // A few files in a folder of ours.
    }
  }
}
