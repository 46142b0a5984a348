package org.spackmon.app.local;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.StoreSettings;
import picocli.CommandLine.Option;

/** Which store is meant? */
public final class StoreOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the SQLite database (default: ~/.local/share/spackmon).")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "PostgreSQL instead of SQLite: postgresql://USER:PASSWORD@HOST/DATABASE.",
        "Better in the configuration file: others can see command lines."
      })
  private @Nullable String database;

  @SuppressWarnings("unused") // shown in the help; the file is read before the other words are
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file; see docs/configuration.md.")
  private @Nullable Path config;

  /** The folder of a SQLite store; null when a database's URL is given. */
  public @Nullable Path folder() {
    if (database != null && !database.isBlank()) {
      return null;
    }
    return data == null ? usualFolder(System.getenv()) : data;
  }

  /** What opens the store. */
  public StoreSettings settings() {
    Path folder = folder();
    return folder == null
        ? StoreSettings.at(java.util.Objects.requireNonNull(database))
        : StoreSettings.in(folder);
  }

  /** {@code ~/.local/share/spackmon}, or where the user's files of this kind go. */
  public static Path usualFolder(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", ".");
    String base = environment.getOrDefault("XDG_DATA_HOME", "");
    return Path.of(base.isEmpty() ? home + "/.local/share" : base, "spackmon");
  }
}
