package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Asks a virtual machine to note where its time goes. */
final class FlightRecorder {
  private static final String JCMD =
      Path.of(System.getProperty("java.home"), "bin/jcmd").toString();

  private FlightRecorder() {}

  static void start(long pid) throws IOException, InterruptedException {
    run(pid, "JFR.start", "name=load", "settings=profile");
  }

  static void stop(long pid, Path to) throws IOException, InterruptedException {
    run(pid, "JFR.stop", "name=load", "filename=" + to.toAbsolutePath());
  }

  private static void run(long pid, String... words) throws IOException, InterruptedException {
    List<String> all = new java.util.ArrayList<>(List.of(JCMD, Long.toString(pid)));
    all.addAll(List.of(words));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd failed: " + said);
    }
  }
}
