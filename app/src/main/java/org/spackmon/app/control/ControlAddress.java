package org.spackmon.app.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where a data folder's control socket is. The system bounds a socket's path to some 100 bytes, so
 * a deep folder holds the socket's address in a file instead.
 */
final class ControlAddress {
  private static final int LONGEST = 100;
  private static final String NAME = "control.sock";

  private ControlAddress() {}

  /** The path to bind; its folder belongs to this user alone. */
  static Path create(Path data) {
    Path near = data.toAbsolutePath().resolve(NAME);
    if (near.toString().length() <= LONGEST) {
      return near;
    }
    try {
      Path far =
          Files.createTempDirectory(
                  "spackmon-",
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rwx------")))
              .resolve(NAME);
      Files.writeString(pointer(data), far.toString());
      return far;
    } catch (IOException e) {
      throw new UncheckedIOException("can't place the control socket of " + data, e);
    }
  }

  /** The path to connect to; nothing need listen there. */
  static Path find(Path data) {
    try {
      Path pointer = pointer(data);
      return Files.exists(pointer)
          ? Path.of(Files.readString(pointer).strip())
          : data.toAbsolutePath().resolve(NAME);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + pointer(data), e);
    }
  }

  private static Path pointer(Path data) {
    return data.resolve("control.path");
  }
}
