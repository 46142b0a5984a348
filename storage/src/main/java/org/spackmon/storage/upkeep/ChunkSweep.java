package org.spackmon.storage.upkeep;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.ledger.Books;

/**
 * Removes chunks that nothing names. Readers look for them; the writer, with all others held off,
 * looks again before it removes one: a report may have come that names it.
 */
public final class ChunkSweep {
  private static final int BATCH = 500;

  private ChunkSweep() {}

  static void run(GroupCommit writer, Jdbi reads) {
    byte[] last = {};
    for (List<byte[]> page = page(reads, last); !page.isEmpty(); page = page(reads, last)) {
      List<byte[]> nameless = nameless(reads, page);
      if (!nameless.isEmpty()) {
        writer.submitAlone(books -> remove(books, nameless)).join();
      }
      last = page.get(page.size() - 1);
    }
  }

  /** Removes those of these that nothing names. */
  public static CompletableFuture<Integer> remove(GroupCommit writer, Collection<byte[]> hashes) {
    List<byte[]> these = List.copyOf(hashes);
    return writer.submitAlone(books -> remove(books, these));
  }

  private static List<byte[]> page(Jdbi reads, byte[] after) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT hash FROM chunk WHERE hash > :after ORDER BY hash LIMIT :limit")
                .bind("after", after)
                .bind("limit", BATCH)
                .map((row, context) -> row.getBytes(1))
                .list());
  }

  private static List<byte[]> nameless(Jdbi reads, List<byte[]> hashes) {
    return reads.withHandle(
        handle ->
            hashes.stream()
                .filter(
                    hash ->
                        handle
                            .createQuery("SELECT 1 FROM content_chunk WHERE hash = :hash LIMIT 1")
                            .bind("hash", hash)
                            .mapTo(Long.class)
                            .findOne()
                            .isEmpty())
                .toList());
  }

  private static int remove(Books books, List<byte[]> hashes) throws SQLException {
    int removed = 0;
    for (byte[] hash : hashes) {
      Long named =
          books.statements().id("SELECT 1 FROM content_chunk WHERE hash = ? LIMIT 1", hash);
      if (named == null) {
        removed += books.chunks().update("DELETE FROM chunk WHERE hash = ?", hash);
      }
    }
    if (books.chunksApart()) {
      // What named them was removed in an earlier transaction, which is durable.
      books.chunks().connection().commit();
    }
    return removed;
  }
}
