package org.spackmon.app;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;

/**
 * Loads the classes that a start needs, and stops: the launcher archives what was loaded. What
 * isn't touched here is loaded the slow way at every start.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what a start needs, and stops.")
final class WarmUp implements Runnable {

  @Override
  public void run() {
    var nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Main.commandLine().usage(nowhere);
  }
}
