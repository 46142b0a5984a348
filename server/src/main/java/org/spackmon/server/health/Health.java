package org.spackmon.server.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spackmon.storage.Heartbeat;
import org.spackmon.storage.Store;

/**
 * Can reports be taken and read? Each part is tried for real: a write that is made durable, a read,
 * room on the disk.
 */
final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final long WAIT_SECONDS = 5;
  private static final long LEAST_FREE = 64L << 20;

  private final Store store;

  Health(Store store) {
    this.store = store;
  }

  /**
   * How one part is.
   *
   * @param facts numbers, by what they are
   */
  record Part(String name, boolean well, Map<String, Long> facts) {}

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(timed("database", this::write));
    parts.add(timed("logs", this::read));
    parts.add(jobs());
    Path directory = store.directory();
    if (directory != null) {
      parts.add(disk(directory));
    }
    return parts;
  }

  private static Part timed(String name, LongSupplier attempt) {
    try {
      return new Part(name, true, Map.of("milliseconds", attempt.getAsLong() / 1_000_000));
    } catch (RuntimeException e) {
      LOG.error("not well: {}", name, e);
      return new Part(name, false, Map.of());
    }
  }

  private long write() {
    long began = System.nanoTime();
    try {
      new Heartbeat(store).write().get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return System.nanoTime() - began;
  }

  private long read() {
    long began = System.nanoTime();
    new Heartbeat(store).read();
    return System.nanoTime() - began;
  }

  private Part jobs() {
    try {
      return new Part(
          "jobs",
          true,
          Map.of("waiting", store.jobs().waiting(), "givenUp", store.jobs().givenUp()));
    } catch (RuntimeException e) {
      LOG.error("not well: jobs", e);
      return new Part("jobs", false, Map.of());
    }
  }

  private static Part disk(Path directory) {
    try {
      long free = Files.getFileStore(directory).getUsableSpace();
      return new Part("disk", free >= LEAST_FREE, Map.of("freeBytes", free));
    } catch (IOException e) {
      LOG.error("not well: disk", e);
      return new Part("disk", false, Map.of());
    }
  }
}
