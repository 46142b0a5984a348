package org.spackmon.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.testkit.PostgresServer;

/** PostgreSQL itself is killed, every process of it, and recovers from what is on the disk. */
final class DatabaseKillTest {
  @TempDir Path directory;

  @Test
  void whateverWasAcknowledged_outlivesTheDatabasesProcesses()
      throws IOException, InterruptedException {
    PostgresServer first = PostgresServer.start(directory.resolve("data"));
    first.create("spackmon", "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
    StoreSettings settings = StoreSettings.at(first.url("spackmon"));
    try (Store store = Store.open(settings)) {
      Rows.of(store).account("ada");
    }

    Acknowledged acknowledged =
        Acknowledged.until(
            reporting -> {
              first.kill();
              reporting.destroyForcibly();
            },
            settings);

    try (PostgresServer again = PostgresServer.start(directory.resolve("data"));
        Store store = Store.open(StoreSettings.at(again.url("spackmon")))) {
      acknowledged.check(store);
    }
  }
}
