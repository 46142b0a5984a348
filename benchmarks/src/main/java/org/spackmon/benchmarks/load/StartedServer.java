package org.spackmon.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server as it ships, started by its own command and stopped at the end. */
final class StartedServer implements AutoCloseable {
  private static final String LISTENING = "Listening on ";
  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final List<String> said = new ArrayList<>();

  private StartedServer(Process process) {
    this.process = process;
  }

  /**
   * Starts it, and returns as soon as it listens.
   *
   * @param command the launcher
   * @param where {@code --data DIR} or {@code --database URL}
   */
  static StartedServer start(Path command, List<String> where) throws IOException {
    List<String> words = new ArrayList<>(List.of(command.toString(), "server", "--port", "0"));
    words.addAll(where);
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    StartedServer server = new StartedServer(process);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      server.said.add(line);
      if (line.startsWith(LISTENING)) {
        return server;
      }
    }
    throw new IOException("the server ended before it listened; it said: " + server.said);
  }

  /** The launcher becomes the server. */
  long pid() {
    return process.pid();
  }

  InetSocketAddress address() {
    return address(String.valueOf(after(LISTENING)));
  }

  static InetSocketAddress address(String url) {
    URI uri = URI.create(url);
    return new InetSocketAddress(uri.getHost(), uri.getPort());
  }

  /** Whom it made at its first start. */
  User user() {
    String name = after("export SPACKMON_USER=");
    String token = after("export SPACKMON_TOKEN=");
    if (name == null || token == null) {
      throw new IllegalStateException("the server made no user; it said: " + said);
    }
    return new User(name, token);
  }

  private @Nullable String after(String mark) {
    return said.stream()
        .filter(line -> line.contains(mark))
        .map(line -> line.substring(line.indexOf(mark) + mark.length()).strip())
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
