package org.spackmon.app;

import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What went wrong, in one line; how, only in the log of somebody who asks for it. */
final class Complaints implements IExecutionExceptionHandler {
  private static final Logger LOG = Logger.getLogger(Complaints.class.getName());

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    Throwable cause = thrown;
    while (cause instanceof ExecutionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    LOG.log(Level.FINE, command.getCommandName(), thrown);
    String message = cause.getMessage();
    command
        .getErr()
        .println("spackmon: " + (message == null ? cause.getClass().getSimpleName() : message));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
