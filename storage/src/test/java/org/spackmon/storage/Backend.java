package org.spackmon.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.spackmon.testkit.Postgres;

/** The databases that a store must be the same on. */
public enum Backend {
  SQLITE {
    @Override
    public StoreSettings create() {
      try {
        return StoreSettings.in(Files.createTempDirectory("spackmon-store").resolve("data"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public StoreSettings create() {
      return StoreSettings.at(Postgres.database(Postgres.Collation.C));
    }
  },
  /** Text that nobody gave a collation sorts as in a dictionary. */
  POSTGRESQL_EN_US {
    @Override
    public StoreSettings create() {
      return StoreSettings.at(Postgres.database(Postgres.Collation.EN_US));
    }
  };

  /** A new, empty store's. */
  public abstract StoreSettings create();

  public boolean postgres() {
    return this != SQLITE;
  }

  /** Nothing of a closed store stays on the disk; databases go with their server. */
  public static void remove(StoreSettings settings) {
    if (settings.data() == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(settings.data().getParent())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
