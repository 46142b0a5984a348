package org.spackmon.storage.upkeep;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.record.Derivation;
import org.spackmon.storage.commit.GroupCommit;

/** What becomes of all outcomes under the rules of this program? */
public final class Rederive {
  private static final int BATCH = 200;

  private final GroupCommit writer;
  private final Jdbi reads;

  private record Attempt(long id, long at) {}

  public Rederive(GroupCommit writer, Jdbi reads) {
    this.writer = writer;
    this.reads = reads;
  }

  /** Derives every outcome anew from the claims; tells how many attempts there are. */
  public long all() {
    long done = 0;
    List<Attempt> batch = behind(0);
    while (!batch.isEmpty()) {
      List<Attempt> these = batch;
      writer
          .submit(
              books -> {
                for (Attempt attempt : these) {
                  // It may be gone since: another server prunes.
                  if (books.statements().id("SELECT 1 FROM attempt WHERE id = ?", attempt.id)
                      != null) {
                    Derivation.derive(attempt.id, attempt.at, books.ledger());
                  }
                }
                return these.size();
              },
              List.of())
          .join();
      done += batch.size();
      batch = behind(batch.get(batch.size() - 1).id);
    }
    return done;
  }

  private List<Attempt> behind(long id) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, coalesce(ended_at, opened_at) FROM attempt WHERE id > :id
                    ORDER BY id LIMIT :limit""")
                .bind("id", id)
                .bind("limit", BATCH)
                .map((row, context) -> new Attempt(row.getLong(1), row.getLong(2)))
                .list());
  }
}
