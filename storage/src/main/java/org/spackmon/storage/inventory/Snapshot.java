package org.spackmon.storage.inventory;

import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * All that questions need, in memory.
 *
 * @param seq the change up to which this is so
 */
record Snapshot(long seq, StoredGraph graph, Installs installs) {
  private static final String CHANGED =
      "SELECT 1 FROM change WHERE seq > ? AND topic = 'installs' LIMIT 1";

  static Snapshot read(Jdbi reads, Handle handle) {
    long seq = last(handle);
    CompletableFuture<InstallRows> rows =
        CompletableFuture.supplyAsync(() -> InstallRows.read(reads));
    StoredGraph graph = GraphReader.read(reads);
    return new Snapshot(seq, graph, Installs.of(rows.join(), graph, handle));
  }

  private static long last(Handle handle) {
    return handle.createQuery("SELECT coalesce(max(seq), 0) FROM change").mapTo(Long.class).one();
  }

  /** The same as of now; null where an install tree told something since. */
  @Nullable Snapshot upToDate(Handle handle) {
    long last = last(handle);
    boolean changed =
        last < seq
            || (last > seq
                && handle
                    .createQuery(CHANGED)
                    .bind(0, seq)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
    return changed ? null : new Snapshot(last, graph, installs);
  }
}
