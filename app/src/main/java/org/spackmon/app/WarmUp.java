package org.spackmon.app;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.spackmon.app.control.Streams;
import picocli.CommandLine.Command;

/**
 * Loads the classes that a start needs, and stops: the launcher archives what was loaded. What
 * isn't touched here is loaded the slow way at every start.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what a start needs, and stops.")
final class WarmUp implements Runnable {

  @Override
  public void run() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Main.commandLine(null, new Streams(InputStream.nullInputStream(), nowhere, nowhere))
        .usage(new PrintWriter(nowhere, false, StandardCharsets.UTF_8));
  }
}
