package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Commands of another person on this machine: in a home of their own, with nothing of ours set.
 *
 * @param home where they are, and where what they say is kept
 * @param environment what they have set besides
 */
record Shell(Path home, Map<String, String> environment) {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  /**
   * What came of it.
   *
   * @param said all of it, errors too
   */
  record Result(int code, String out, String said) {}

  static Shell in(Path home, Path... programs) {
    StringBuilder path = new StringBuilder();
    for (Path folder : programs) {
      path.append(folder).append(':');
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", path + JAVA.toString() + ":" + System.getenv("PATH"));
    environment.put("HOME", home.toString());
    return new Shell(home, environment);
  }

  Result run(String... command) throws IOException, InterruptedException {
    Path out = home.resolve("out");
    Path errors = home.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(SPACK|XDG_).*"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(out, UTF_8);
    String all = said + Files.readString(errors, UTF_8);
    assertThat(ended).as(all).isTrue();
    return new Result(process.exitValue(), said, all);
  }

  /** Of a command that must work; what it printed. */
  String output(String... command) throws IOException, InterruptedException {
    Result result = run(command);
    assertThat(result.code()).as(result.said()).isZero();
    return result.out();
  }
}
