package org.spackmon.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of a store when its database dies? A PostgreSQL that can be killed and started again
 * on the same files; as durable as in earnest.
 */
public final class PostgresServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final Path data;
  private final EmbeddedPostgres server;

  private PostgresServer(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** Starts one on these files; makes them where there are none. */
  public static PostgresServer start(Path data) {
    try {
      return new PostgresServer(
          data,
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              // What is left out by default for speed is what our promises rest on.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("shared_buffers", "64MB")
              // In its own folder, which is deleted: one that is killed leaves it lying there.
              .setServerConfig("dynamic_shared_memory_type", "mmap")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL doesn't start", e);
    }
  }

  /** Makes a database; the clauses are those of {@code CREATE DATABASE}. */
  public void create(String database, String clauses) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database + " " + clauses);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url(String database) {
    return "postgresql://postgres@localhost:" + server.getPort() + "/" + database;
  }

  /** Kills all its processes at once, so that nothing more gets from memory to the files. */
  public void kill() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      List<ProcessHandle> all = new ArrayList<>();
      ProcessHandle.of(Long.parseLong(pid))
          .ifPresent(
              postmaster -> {
                all.add(postmaster);
                postmaster.descendants().forEach(all::add);
              });
      all.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle each : all) {
        each.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      }
      server.close(); // lets go of the files
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shuts down in order: what is in memory goes to the files. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
