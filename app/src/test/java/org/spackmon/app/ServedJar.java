package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.spackmon.testkit.http.Exchange;

/** The jar as it ships, as a process that serves. */
final class ServedJar implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("basedir", "")).resolve("target/spackmon.jar");

  private final Process process;
  private final int port;
  private final Map<String, String> exported;

  private ServedJar(Process process, int port, Map<String, String> exported) {
    this.process = process;
    this.port = port;
    this.exported = exported;
  }

  /** Returns when it is ready. */
  static ServedJar start(Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString(),
                "server",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectError(data.resolveSibling("errors").toFile())
            .start();
    Map<String, String> exported = new HashMap<>();
    BufferedReader lines = process.inputReader(UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.strip().split("[ =]", 3);
      if (words[0].equals("export")) {
        exported.put(words[1], words[2]);
      } else if (words[0].equals("Listening")) {
        int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
        return new ServedJar(process, port, exported);
      }
    }
    throw new IOException(Files.readString(data.resolveSibling("errors")));
  }

  int port() {
    return port;
  }

  /** What the first start tells a client to export. */
  String exported(String name) {
    return Objects.requireNonNull(exported.get(name), name);
  }

  boolean alive() {
    return process.isAlive();
  }

  /** A token of a session of the user that the first start created. */
  String bearer() throws IOException {
    String pair = exported.get("SPACKMON_USER") + ":" + exported.get("SPACKMON_TOKEN");
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    Exchange.Answer answer =
        Exchange.send(
            port, "GET", "/auth/token/", Map.of("Authorization", "Basic " + basic), new byte[0]);
    return new ObjectMapper().readTree(answer.body()).get("token").asText();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
