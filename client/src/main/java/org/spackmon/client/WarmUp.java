package org.spackmon.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spackmon.journal.Position;
import org.spackmon.journal.Welcome;

/** Which classes does a run need? Follows a small one, for the class-data archive to learn them. */
final class WarmUp {
  private WarmUp() {}

  static int run(Path scratch) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread serving = new Thread(() -> serve(server));
      serving.setDaemon(true);
      serving.start();
      String host = "http://127.0.0.1:" + server.getLocalPort();
      Map<String, String> environment =
          Map.of("SPACKMON_DIR", scratch.toString(), "SPACKMON_USER", "u", "SPACKMON_TOKEN", "t");
      Thread wrapper = new Thread(() -> leave(scratch));
      wrapper.setDaemon(true);
      wrapper.start();
      List<String> words =
          List.of(
              "--wrapper",
              String.valueOf(ProcessHandle.current().pid()),
              "--host",
              host,
              "--",
              "spack",
              "install",
              "zlib");
      return new Follow(FollowOptions.parse(words), environment).run();
    }
  }

  /** Ends each run that appears. */
  private static void leave(Path scratch) {
    try {
      while (true) {
        try (var runs = Files.newDirectoryStream(scratch)) {
          for (Path run : runs) {
            if (Files.isDirectory(run) && !Files.exists(run.resolve("exit"))) {
              Path log = run.resolve("build.txt");
              Files.writeString(log, "a line\n");
              Files.writeString(
                  run.resolve("events.ndjson"),
                  events(log),
                  java.nio.file.StandardOpenOption.APPEND);
              Thread.sleep(500);
              Files.writeString(run.resolve("exit"), "code=0\n");
            }
          }
        }
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      // The process is about to end.
    }
  }

  private static String events(Path log) {
    long at = System.currentTimeMillis() * 1_000;
    String stamp = "\"at\":" + at + ",\"pid\":1,\"seq\":1";
    return "{\"event\":\"plan\","
        + stamp
        + ",\"roots\":[\"h\"],\"packages\":[{\"hash\":\"h\",\"name\":\"zlib\"}]}\n"
        + "{\"event\":\"build\","
        + stamp
        + ",\"build\":\"h\",\"hash\":\"h\",\"log\":\""
        + log
        + "\"}\n{\"event\":\"end\","
        + stamp
        + ",\"build\":\"h\",\"hash\":\"h\",\"outcome\":\"failed\"}\n";
  }

  private static void serve(ServerSocket server) {
    while (true) {
      try (Socket socket = server.accept()) {
        while (serve(socket)) {
          // Kept alive, as by most servers.
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private static boolean serve(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        return false;
      }
      head.append((char) c);
    }
    String request = head.toString();
    int length = 0;
    for (String line : request.split("\r\n", -1)) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    in.readNBytes(length);
    byte[] body =
        request.startsWith("GET")
            ? new Welcome(1, "0", 1 << 20, System.currentTimeMillis() * 1_000, "u").json()
            : new Position(UUID.randomUUID().toString(), 1L << 40, Map.of("h", 7L), null).json();
    OutputStream out = socket.getOutputStream();
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    return true;
  }
}
