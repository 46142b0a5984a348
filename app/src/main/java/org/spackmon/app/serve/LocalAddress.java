package org.spackmon.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where do this user's own clients find the server, that needn't be told? In a file beside the
 * database, while it serves. One that a killed server has left is seen through by whoever connects.
 */
final class LocalAddress implements AutoCloseable {
  static final String FILE = "server.url";

  private final @Nullable Path file;

  private LocalAddress(@Nullable Path file) {
    this.file = file;
  }

  /**
   * Tells the address.
   *
   * @param data folder of the store; null for one that isn't this user's alone
   */
  static LocalAddress tell(@Nullable Path data, String url) {
    if (data == null) {
      return new LocalAddress(null);
    }
    try {
      Path file = data.resolve(FILE);
      Files.writeString(file, url + "\n");
      return new LocalAddress(file);
    } catch (IOException e) {
      // Clients have to be told the address then, as those of other users have.
      return new LocalAddress(null);
    }
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // See above: it is seen through.
      }
    }
  }
}
