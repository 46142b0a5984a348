package org.spackmon.storage.upkeep;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.KnownDocuments;

/** Takes out what nobody wants to keep, in batches between which others write. */
public final class Prune {
  private static final int BATCH = 200;

  private final GroupCommit writer;
  private final Jdbi reads;
  private final KnownDocuments known;

  public Prune(GroupCommit writer, Jdbi reads, KnownDocuments known) {
    this.writer = writer;
    this.reads = reads;
    this.known = known;
  }

  /** What the rule would remove now; removes nothing. */
  public Pruned count(PruneRule rule) {
    return reads.withHandle(
        handle -> {
          String chosen = "(SELECT a.id, a.build_id FROM attempt a WHERE " + rule.condition() + ")";
          String sql =
              """
              SELECT (SELECT count(*) FROM %1$s x),
                (SELECT count(*) FROM (SELECT x.build_id, count(*) AS n FROM %1$s x
                  GROUP BY x.build_id) y
                  WHERE y.n = (SELECT count(*) FROM attempt z WHERE z.build_id = y.build_id)),
                (SELECT coalesce(sum(c.bytes), 0) FROM %1$s x JOIN claim s ON s.attempt_id = x.id
                  JOIN content c ON c.id = s.content_id)
                + (SELECT coalesce(sum(c.bytes), 0) FROM %1$s x
                  JOIN run_build b ON b.attempt_id = x.id
                  JOIN run_log l ON l.run_id = b.run_id AND l.build_key = b.build_key
                  JOIN content c ON c.id = l.content_id)
                + (SELECT coalesce(sum(c.bytes), 0) FROM %1$s x
                  JOIN run_build b ON b.attempt_id = x.id
                  JOIN run_file f ON f.run_id = b.run_id AND f.build_key = b.build_key
                  JOIN content c ON c.id = f.content_id)"""
                  .formatted(chosen);
          return bound(handle.createQuery(sql), rule)
              .map((row, context) -> new Pruned(row.getLong(1), row.getLong(2), row.getLong(3)))
              .one();
        });
  }

  /** Removes what the rule says, and what then nothing names any more. */
  public Pruned remove(PruneRule rule) {
    Pruned total = new Pruned(0, 0, 0);
    for (List<Long> batch = next(rule, 0); !batch.isEmpty(); ) {
      List<Long> these = batch;
      total = total.plus(writer.submitAlone(books -> remove(books, these)).join());
      known.forget();
      batch = next(rule, batch.get(batch.size() - 1));
    }
    if (rule.onlyAge()) {
      removeIdleRuns(Optional.ofNullable(rule.before()).orElse(0L));
    }
    sweep();
    return total;
  }

  /** Removes chunks that nothing names, of which a crash or a restored backup may leave some. */
  public void sweep() {
    ChunkSweep.run(writer, reads);
  }

  private static Pruned remove(Books books, List<Long> attempts) throws SQLException {
    ContentRemoval contents = new ContentRemoval(books.statements());
    AttemptRemoval removal = new AttemptRemoval(books, contents);
    for (Long attempt : attempts) {
      removal.remove(attempt);
    }
    new RunRemoval(books.statements(), contents).removeIdle(removal.runs());
    books.forgetRows();
    return removal.pruned();
  }

  /** Runs that posted specs and built nothing: a failed concretization, for instance. */
  private void removeIdleRuns(long before) {
    long last = 0;
    for (List<Long> batch = idle(before, last); !batch.isEmpty(); batch = idle(before, last)) {
      List<Long> these = batch;
      writer
          .submitAlone(
              books -> {
                ContentRemoval contents = new ContentRemoval(books.statements());
                new RunRemoval(books.statements(), contents).removeIdle(these);
                books.forgetRows();
                return these.size();
              })
          .join();
      known.forget();
      last = batch.get(batch.size() - 1);
    }
  }

  private List<Long> idle(long before, long after) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.id FROM run r WHERE r.id > :after AND r.started_at < :before
                      AND NOT EXISTS (SELECT 1 FROM attempt_run a WHERE a.run_id = r.id)
                    ORDER BY r.id LIMIT :limit""")
                .bind("after", after)
                .bind("before", before)
                .bind("limit", BATCH)
                .mapTo(Long.class)
                .list());
  }

  private List<Long> next(PruneRule rule, long after) {
    return reads.withHandle(
        handle ->
            bound(
                    handle
                        .createQuery(
                            "SELECT a.id FROM attempt a WHERE a.id > :after AND "
                                + rule.condition()
                                + " ORDER BY a.id LIMIT :limit")
                        .bind("after", after)
                        .bind("limit", BATCH),
                    rule)
                .mapTo(Long.class)
                .list());
  }

  private static Query bound(Query query, PruneRule rule) {
    return rule.tag() == null ? query : query.bind("tag", rule.tag());
  }
}
