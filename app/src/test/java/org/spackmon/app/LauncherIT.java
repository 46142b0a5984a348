package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher and the jar as a person meets them: from any folder, through a link, or moved
 * elsewhere.
 */
final class LauncherIT {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("..").normalize();
  private static final Path LAUNCHER = ROOT.resolve("spackmon");
  private static final Path JAR = ROOT.resolve("app/target/spackmon.jar");

  @Test
  void launcher_through_a_link_from_another_folder(@TempDir Path folder) throws Exception {
    Path first = Files.createSymbolicLink(folder.resolve("first"), LAUNCHER);
    Files.createDirectory(folder.resolve("bin"));
    Path second = Files.createSymbolicLink(folder.resolve("bin/spackmon"), Path.of("../first"));

    assertThat(first).exists();
    assertThat(run(second, "--version")).matches("spackmon \\d+\\.\\d+\\.\\d+.*\n");
  }

  @Test
  void launcher_and_jar_alone_in_a_folder(@TempDir Path folder) throws Exception {
    Path launcher = Files.copy(LAUNCHER, folder.resolve("spackmon"));
    Files.copy(JAR, folder.resolve("spackmon.jar"));

    assertThat(run(launcher, "--version")).startsWith("spackmon ");
    try (var files = Files.list(folder)) {
      assertThat(files)
          .as("made at the first run")
          .anyMatch(file -> file.toString().endsWith(".jsa"));
    }

    var second = new ProcessBuilder(launcher.toString(), "--version").redirectErrorStream(true);
    second
        .environment()
        .put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + folder.resolve("loaded"));
    assertThat(finish(second)).contains("spackmon ").doesNotContain("preparing");
    assertThat(Files.readString(folder.resolve("loaded")))
        .as("classes of the second run")
        .containsPattern("org\\.spackmon\\.app\\.Main source: shared objects file")
        .containsPattern("picocli\\.CommandLine source: shared objects file");

    Shell shell = Shell.in(folder);
    Shell.Result refused = shell.run(launcher.toString(), "setup");
    assertThat(refused.code()).isEqualTo(1);
    String advice = refused.said().replaceFirst("(?s).*; (.*) does it\n", "$1");
    shell.output("bash", "-c", advice);
    assertThat(run(launcher, "setup")).contains(folder + "/spackmon-client/bin/spack-python");
  }

  private static String run(Path launcher, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return finish(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
  }

  private static String finish(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.directory(Path.of("/").toFile()).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
