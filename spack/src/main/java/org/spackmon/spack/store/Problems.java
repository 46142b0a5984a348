package org.spackmon.spack.store;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Hears what couldn't be read; the rest is read all the same. */
@FunctionalInterface
public interface Problems {
  void found(String text);

  /** Says in a few words what is wrong with a file. */
  default void found(Path file, Exception e) {
    String message = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    String why = message == null ? "" : message.lines().findFirst().orElse("");
    String kind = e.getClass().getSimpleName().replaceAll("Exception$", "");
    // Exceptions of the file system say no more than the file's name.
    found(file + ": " + (why.isEmpty() || why.contains(file.toString()) ? words(kind) : why));
  }

  private static String words(String kind) {
    return switch (kind) {
      case "NoSuchFile" -> "isn't there";
      case "AccessDenied" -> "may not be read";
      case "EOF" -> "ends early";
      default -> "can't be read (" + kind + ")";
    };
  }
}
