package org.spackmon.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.sql.Migrations;
import org.spackmon.storage.sql.PostgresDatabase;
import org.spackmon.storage.sql.SqliteDatabase;

/**
 * Where is the store, and how large may things in it be?
 *
 * @param data directory of the SQLite files; ignored when there is a URL
 * @param url {@code jdbc:postgresql://…} or {@code postgresql://user:password@host/database}
 * @param logLimit bytes above which a log is kept as head and tail
 * @param readers connections for reading
 */
public record StoreSettings(@Nullable Path data, @Nullable String url, long logLimit, int readers) {

  public static final long DEFAULT_LOG_LIMIT = 128L << 20;
  private static final int DEFAULT_READERS = 8;

  public StoreSettings {
    if (data == null && url == null) {
      throw new IllegalArgumentException("a store needs a directory or the URL of a database");
    }
    if (logLimit < 1 || readers < 1) {
      throw new IllegalArgumentException("limits start at 1");
    }
  }

  /** SQLite in a directory. */
  public static StoreSettings in(Path data) {
    return new StoreSettings(data, null, DEFAULT_LOG_LIMIT, DEFAULT_READERS);
  }

  /** PostgreSQL. */
  public static StoreSettings at(String url) {
    return new StoreSettings(null, url, DEFAULT_LOG_LIMIT, DEFAULT_READERS);
  }

  /** Whether there is a store already. */
  public boolean exists() {
    if (url == null) {
      return Files.exists(SqliteDatabase.record(Objects.requireNonNull(data)));
    }
    try (PostgresDatabase database = PostgresDatabase.open(url)) {
      return Migrations.anyTables(database);
    }
  }

  public StoreSettings withLogLimit(long bytes) {
    return new StoreSettings(data, url, bytes, readers);
  }

  /** Without the URL: it may hold a password. */
  @Override
  public String toString() {
    return url == null ? "SQLite in " + data : "PostgreSQL";
  }
}
