package org.spackmon.app.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.spackmon.logs.Rules;

/** What a site knows of the lines of its logs: a file. */
public final class RulesFile {
  private RulesFile() {}

  /** Throws IllegalStateException, for whoever wrote it, if a line of it can't be meant. */
  public static Rules read(Path file) {
    try {
      return Rules.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("there is no file of log rules " + file, e);
    } catch (IOException e) {
      throw new IllegalStateException("the log rules " + file + " can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the log rules " + file + ", " + e.getMessage(), e);
    }
  }
}
