package org.spackmon.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.spackmon.app.control.Streams;
import picocli.CommandLine.Command;

/**
 * Does once what a server's first minute does, and stops: the launcher archives the classes that
 * this loads. What isn't touched here is loaded the slow way at every start.
 */
@Command(name = "warm-up", hidden = true, description = "Load what a start needs, and stop.")
final class WarmUp implements Callable<Integer> {
  private static final String LISTENING = "Listening on ";
  private static final List<String> PAGES =
      List.of(
          "/builds",
          "/builds/1",
          "/specs",
          "/packages",
          "/tags",
          "/owners",
          "/systems",
          "/find?q=zlib",
          "/sign-in",
          "/no-such-page",
          "/api/v1/builds?limit=50",
          "/ms1/",
          "/health",
          "/metrics");

  @Override
  public Integer call() throws IOException, InterruptedException {
    PipedInputStream said = new PipedInputStream();
    OutputStream out = new PipedOutputStream(said);
    Thread demo = new Thread(() -> demo(out), "warm-up");
    demo.start();
    String url = null;
    Scanner lines = new Scanner(said, StandardCharsets.UTF_8);
    while (lines.hasNextLine()) {
      String line = lines.nextLine();
      if (line.startsWith(LISTENING)) {
        url = line.substring(LISTENING.length());
      } else if (line.startsWith("All played") && url != null) {
        for (String page : PAGES) {
          visit(url + page);
        }
        demo.interrupt();
      }
    }
    demo.join();
    return 0;
  }

  private static void demo(OutputStream out) {
    try (out) {
      Main.commandLine(null, new Streams(InputStream.nullInputStream(), out, System.err))
          .execute("demo", "--speed", "1000000");
    } catch (IOException e) {
      throw new IllegalStateException("Nobody listens any more", e);
    }
  }

  /** Whatever the answer is: an error's page needs classes too. */
  private static void visit(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    try (InputStream body =
        connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      body.transferTo(OutputStream.nullOutputStream());
    }
  }
}
