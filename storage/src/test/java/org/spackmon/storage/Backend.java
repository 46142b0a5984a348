package org.spackmon.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.testkit.Postgres;

/** The databases that a store must be the same on. */
public enum Backend {
  SQLITE(null),
  POSTGRESQL(Postgres.Collation.C),
  /** Text that nobody gave a collation sorts as in a dictionary. */
  POSTGRESQL_EN_US(Postgres.Collation.EN_US);

  private final Postgres.@Nullable Collation collation;

  /** Stores with their tables and nothing in them, each made once: migrations take a second. */
  private static final Map<Backend, StoreSettings> TEMPLATES = new ConcurrentHashMap<>();

  Backend(Postgres.@Nullable Collation collation) {
    this.collation = collation;
  }

  public boolean postgres() {
    return collation != null;
  }

  /** Where no store is yet. */
  public StoreSettings nowhere() {
    return collation == null
        ? StoreSettings.in(temporary().resolve("data"))
        : StoreSettings.at(Postgres.database(collation));
  }

  /** A new store with nothing in it. */
  public StoreSettings create() {
    StoreSettings from =
        TEMPLATES.computeIfAbsent(
            this,
            backend -> {
              StoreSettings made = backend.nowhere();
              Store.open(made).close();
              return made;
            });
    return from.url() == null ? copy(from) : StoreSettings.at(Postgres.copy(from.url()));
  }

  private static StoreSettings copy(StoreSettings from) {
    Path to = temporary().resolve("data");
    try (Stream<Path> files = Files.list(directory(from))) {
      Files.createDirectory(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return StoreSettings.in(to);
  }

  /** Nothing of a closed store stays on the disk; databases go with their server. */
  public static void remove(StoreSettings settings) {
    if (settings.data() == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory(settings).resolveSibling(""))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path directory(StoreSettings settings) {
    if (settings.data() == null) {
      throw new IllegalArgumentException("not on SQLite");
    }
    return settings.data();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("spackmon-store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
