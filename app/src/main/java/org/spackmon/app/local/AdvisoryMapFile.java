package org.spackmon.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spackmon.storage.Store;

/** What a site says that advisories call its packages: a file, kept in the store. */
public final class AdvisoryMapFile {
  private AdvisoryMapFile() {}

  /** Puts it in force; nothing happens if it is the one that is. */
  public static void use(Path file, Store store) {
    try {
      store.advisories().map(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException("the advisory map " + file + " can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the advisory map " + file + ", " + e.getMessage(), e);
    }
  }
}
