package org.spackmon.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * Who says what on standard error: warnings of all, and what our own rooms find worth a line. The
 * pool of connections warns of its own end; what goes wrong in it comes as an exception as well.
 * Jetty repeats whatever a stranger wrote as the host.
 */
final class Logging {
  private static final String USUAL =
      """
      handlers = java.util.logging.ConsoleHandler
      .level = WARNING
      org.spackmon.level = INFO
      com.zaxxer.hikari.pool.HikariPool.level = SEVERE
      org.eclipse.jetty.util.HostPort.level = SEVERE
      java.util.logging.ConsoleHandler.level = ALL
      java.util.logging.ConsoleHandler.formatter = java.util.logging.SimpleFormatter
      java.util.logging.SimpleFormatter.format = %1$tF %1$tT %4$s %5$s%6$s%n
      """;

  private Logging() {}

  /** Takes effect unless the virtual machine was told otherwise by the usual property. */
  static void start() {
    if (System.getProperty("java.util.logging.config.file") != null) {
      return;
    }
    try {
      LogManager.getLogManager()
          .readConfiguration(new ByteArrayInputStream(USUAL.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
