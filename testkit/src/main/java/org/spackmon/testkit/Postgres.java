package org.spackmon.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for tests: started at first use, one for each JVM, as durable as in earnest,
 * gone with the JVM. Every test takes a database of its own.
 */
public final class Postgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable PostgresServer running;

  private Postgres() {}

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
    PostgresServer server = running();
    server.create(name, how);
    return server.url(name);
  }

  private static synchronized PostgresServer running() {
    PostgresServer server = running;
    if (server == null) {
      Path data = directory();
      PostgresServer started = PostgresServer.start(data);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(started, data)));
      running = started;
      server = started;
    }
    return server;
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("spackmon-postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody wants the files: to shut down in order would sync those of a hundred databases. */
  private static void discard(PostgresServer server, Path data) {
    server.kill();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
