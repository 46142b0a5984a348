package org.spackmon.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlSocketTest {
  private static final int SEVEN = 7;

  @TempDir private Path data = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void command_runsInTheServer_withItsArgumentsStreamsAndExitCode() throws IOException {
    try (ControlSocket socket = ControlSocket.open(data, ControlSocketTest::echo)) {
      assertThat(socket).isNotNull();
      OptionalInt code = run(List.of("user", "add", "bär", ""), "");
      assertThat(code).hasValue(SEVEN);
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[user, add, bär, ]");
      assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("told");
    }
  }

  @Test
  void megabytes_passBothWaysUnchanged() throws IOException {
    byte[] much = new byte[3_000_001];
    new Random(1).nextBytes(much);
    try (ControlSocket socket = ControlSocket.open(data, ControlSocketTest::copy)) {
      assertThat(socket).isNotNull();
      ControlClient.run(data, List.of(), new Streams(new ByteArrayInputStream(much), out, err));
    }
    assertThat(out.toByteArray()).isEqualTo(much);
  }

  @Test
  void socket_isTheOwnersAlone() throws IOException {
    try (ControlSocket socket = ControlSocket.open(data, ControlSocketTest::echo)) {
      assertThat(socket).isNotNull();
      var permissions = Files.getPosixFilePermissions(data.resolve("control.sock"));
      assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }
    assertThat(data.resolve("control.sock")).doesNotExist();
  }

  @Test
  void noServer_isNoAnswer() throws IOException {
    assertThat(run(List.of("user", "list"), "")).isEmpty();
  }

  @Test
  void socketOfAKilledServer_isNoAnswer_andIsReplaced() throws IOException {
    Files.createFile(data.resolve("control.sock"));
    try (ControlSocket socket = ControlSocket.open(data, ControlSocketTest::echo)) {
      assertThat(socket).isNotNull();
      assertThat(run(List.of("x"), "")).hasValue(SEVEN);
    }
  }

  @Test
  void folderTooDeepForASocket_worksAllTheSame() throws IOException {
    Path deep = Files.createDirectories(data.resolve("d".repeat(120)));
    try (ControlSocket socket = ControlSocket.open(deep, ControlSocketTest::echo)) {
      assertThat(socket).isNotNull();
      assertThat(ControlClient.run(deep, List.of("x"), streams(""))).hasValue(SEVEN);
    }
  }

  private OptionalInt run(List<String> arguments, String input) throws IOException {
    return ControlClient.run(data, arguments, streams(input));
  }

  private Streams streams(String input) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    return new Streams(new ByteArrayInputStream(bytes), out, err);
  }

  private static int echo(List<String> arguments, Streams streams) {
    try {
      streams.out().write(arguments.toString().getBytes(StandardCharsets.UTF_8));
      streams.err().write("told".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SEVEN;
  }

  private static int copy(List<String> arguments, Streams streams) {
    try {
      streams.in().transferTo(streams.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }
}
