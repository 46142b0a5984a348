package org.spackmon.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The jar as it ships, run as a process. */
final class Shipped {
  static final Path JAR = Path.of("target/spackmon-client.jar").toAbsolutePath();

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> started = new ArrayList<>();
  List<String> java =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx52m",
          "-Xmn8m");

  /**
   * @param home a folder for all that is written
   */
  Shipped(Path home) {
    this.home = home;
    environment.put("HOME", home.toString());
    environment.put("SPACKMON_USER", DoorServer.USER);
    environment.put("SPACKMON_TOKEN", DoorServer.TOKEN);
    environment.put("PATH", System.getenv("PATH"));
    environment.put("LC_ALL", "C.UTF-8");
  }

  Shipped with(String name, @Nullable String value) {
    if (value == null) {
      environment.remove(name);
    } else {
      environment.put(name, value);
    }
    return this;
  }

  Path root() {
    return home.resolve(".spack/reports/monitor");
  }

  /** A process that follows a run. */
  record Followed(Process process, @Nullable Path run, String said) {
    Path folder() {
      if (run == null) {
        throw new AssertionError("it didn't go: " + said);
      }
      return run;
    }

    int end() throws InterruptedException {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it hasn't ended");
      }
      return process.exitValue();
    }

    String summary() throws IOException {
      return Files.readString(folder().resolve("summary"));
    }
  }

  /** Follows; comes back when it goes or refuses to. */
  Followed follow(String... words) throws IOException, InterruptedException {
    Path errors = Files.createTempFile(home, "stderr", "");
    Process process = start(errors, "follow", words);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      if (line == null) {
        process.waitFor();
      }
      return new Followed(
          process,
          line == null ? null : Path.of(line.substring("go ".length())),
          Files.readString(errors));
    }
  }

  /** What a command said, on both streams, and its exit code. */
  record Said(int code, String text) {}

  Said run(String command, String... words) throws IOException, InterruptedException {
    Path errors = Files.createTempFile(home, "stderr", "");
    Process process = start(errors, command, words);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    return new Said(code, out + Files.readString(errors));
  }

  private Process start(Path errors, String command, String... words) throws IOException {
    List<String> line = new ArrayList<>(java);
    line.addAll(List.of("-Dspackmon.warm-up=true", "-jar", JAR.toString(), command));
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectError(errors.toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** Leaves nothing behind, also of a test that has failed. */
  void killAll() {
    started.forEach(Process::destroyForcibly);
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("waited for in vain");
      }
      Thread.sleep(20);
    }
  }
}
