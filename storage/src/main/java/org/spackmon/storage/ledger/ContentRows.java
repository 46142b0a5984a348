package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** What names the chunks of a log, a document or a value. The chunks are in the store before. */
final class ContentRows {
  private static final Insert CHUNKS =
      Insert.into(
          "content_chunk",
          "content_id big, position big, first_byte big, first_line big, size big, hash blob",
          "");

  private final Statements sql;

  ContentRows(Statements sql) {
    this.sql = sql;
  }

  long add(Content content) throws SQLException {
    long id =
        sql.add(
            """
            INSERT INTO content (digest, bytes, omitted, lines, flags, said_start, said_end)
            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""",
            content.digest(),
            content.bytes(),
            content.omitted(),
            content.lines(),
            content.flags(),
            time(content.saidStart()),
            time(content.saidEnd()));
    List<Object[]> rows = new ArrayList<>();
    for (Content.Chunk chunk : content.chunks()) {
      rows.add(
          new Object[] {
            id, rows.size(), chunk.firstByte(), chunk.firstLine(), chunk.size(), chunk.hash()
          });
    }
    sql.insert(CHUNKS, rows);
    return id;
  }

  /** Its chunks may be others' too. */
  void remove(long content) throws SQLException {
    sql.update("DELETE FROM content_chunk WHERE content_id = ?", content);
    sql.update("DELETE FROM content WHERE id = ?", content);
  }

  private static @Nullable Long time(long said) {
    return said == Content.NO_TIME ? null : Long.valueOf(said);
  }
}
