package org.spackmon.storage.views.runs;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;

/** Which runs told their journal, and what did they plan and do? */
public final class Runs {
  private final Jdbi reads;

  public Runs(Jdbi reads) {
    this.reads = reads;
  }

  /** Newest first. */
  public Page<RunLine> list(@Nullable Cursor cursor, int limit) {
    return reads.withHandle(
        handle ->
            Paging.page(
                cursor,
                limit,
                (from, most) -> RunReader.list(handle, from, most),
                row -> Long.toString(row.id())));
  }

  public Optional<RunPage> get(String key) {
    return reads.withHandle(handle -> RunReader.page(handle, key));
  }

  /** What a run worked on, in the order in which it began; nothing of a run that isn't known. */
  public List<Work> work(String key) {
    return reads.withHandle(handle -> new WorkReader(handle).read(key));
  }

  /** Ids of the specs that somebody asked for in a run, as far as they are known; in its order. */
  public List<Long> roots(String key) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT max(a.node_id) FROM run r
                    JOIN run_package p ON p.run_id = r.id
                    JOIN hash_alias a ON a.hash = p.hash AND a.kind = 0 AND a.kind < 3
                    WHERE r.run_key = ? AND p.root = 1
                    GROUP BY p.hash, p.position ORDER BY p.position
                    """)
                .bind(0, key)
                .mapTo(Long.class)
                .list());
  }

  /** What became of one package of a run's plan. */
  public Optional<PlannedRow> planned(String key, String hash) {
    return reads.withHandle(
        handle -> {
          List<PlannedRow> found = RunReader.planned(handle, key, hash);
          return found.stream().findFirst();
        });
  }

  /** The key of a run by its id: for what {@code change} names. */
  public Optional<String> key(long id) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery("SELECT run_key FROM run WHERE id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .findOne());
  }
}
