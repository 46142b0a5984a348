package org.spackmon.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for tests: started at first use, one for each JVM, as durable as in earnest,
 * gone with the JVM. Every test takes a database of its own.
 */
public final class Postgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable Postgres running;

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** How a database sorts text when nobody says. */
  public enum Collation {
    /** By bytes. */
    C("LOCALE 'C'"),
    /** As a dictionary of American English does: "a" before "B", "_" before letters. */
    EN_US("LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'");

    private final String clause;

    Collation(String clause) {
      this.clause = clause;
    }
  }

  /** The URL of a new and empty database. */
  public static String database(Collation collation) {
    return create("TEMPLATE template0 ENCODING 'UTF8' " + collation.clause);
  }

  /** The URL of a copy of a database that nobody is connected to. */
  public static String copy(String url) {
    return create("TEMPLATE " + url.substring(url.lastIndexOf('/') + 1));
  }

  private static String create(String how) {
    String name = "test_" + DATABASES.incrementAndGet();
    EmbeddedPostgres server = running().server;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " " + how);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "postgresql://postgres@localhost:" + server.getPort() + "/" + name;
  }

  private static synchronized Postgres running() {
    Postgres postgres = running;
    if (postgres == null) {
      postgres = new Postgres(start());
      running = postgres;
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
    }
    return postgres;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          // What is left out by default for speed is what our promises rest on.
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("shared_buffers", "64MB")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL doesn't start", e);
    }
  }

  private void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
