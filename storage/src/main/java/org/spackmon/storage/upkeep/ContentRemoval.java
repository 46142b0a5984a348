package org.spackmon.storage.upkeep;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import org.spackmon.storage.sql.Statements;

/** Takes contents out of the record. Their chunks may be others' too, and stay until swept. */
final class ContentRemoval {
  private final Statements sql;
  private long bytes;

  ContentRemoval(Statements sql) {
    this.sql = sql;
  }

  /** Those that no claim about this build names any more; no other row ever shares them. */
  void remove(Collection<Long> contents, long build) throws SQLException {
    for (Long content : new HashSet<>(contents)) {
      Long named =
          sql.id(
              """
              SELECT 1 FROM attempt a JOIN claim c ON c.attempt_id = a.id
              WHERE a.build_id = ? AND c.content_id = ? LIMIT 1""",
              build,
              content);
      if (named == null) {
        remove(content);
      }
    }
  }

  void remove(long content) throws SQLException {
    Long size = sql.id("SELECT bytes FROM content WHERE id = ?", content);
    bytes += size == null ? 0 : size;
    sql.update("DELETE FROM content_chunk WHERE content_id = ?", content);
    sql.update("DELETE FROM content WHERE id = ?", content);
  }

  long bytes() {
    return bytes;
  }
}
