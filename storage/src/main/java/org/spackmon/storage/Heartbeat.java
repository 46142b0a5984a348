package org.spackmon.storage;

import java.sql.PreparedStatement;
import java.util.concurrent.CompletableFuture;

/** Can it be written, and read? Tries both for real. */
public record Heartbeat(Store store) {
  /** Complete when it is durable. */
  public CompletableFuture<Integer> write() {
    return store.write(
        connection -> {
          try (PreparedStatement upsert =
              connection.prepareStatement(
                  """
                  INSERT INTO setting (name, value) VALUES ('health', ?)
                  ON CONFLICT (name) DO UPDATE SET value = excluded.value
                  """)) {
            upsert.setString(1, Long.toString(System.currentTimeMillis()));
            return upsert.executeUpdate();
          }
        });
  }

  /** Returns when a log's part, if there is one, was found. */
  public void read() {
    store
        .reads()
        .useHandle(
            handle ->
                handle.createQuery("SELECT size FROM chunk LIMIT 1").mapTo(Long.class).findFirst());
  }
}
