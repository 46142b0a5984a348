package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.record.runs.JournalPart;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** Logs that grow while they are written. */
public final class RunLogRows {
  /** Some bytes came, others may come. */
  public static final int GROWING = 0;

  /** All bytes are here, and are those that were told. */
  public static final int WHOLE = 1;

  /** The same in chunks of the usual size. */
  public static final int COMPACT = 2;

  private static final Insert CHUNKS =
      Insert.into(
          "content_chunk",
          "content_id big, position big, first_byte big, first_line big, size big, hash blob",
          "");
  private static final Content NOTHING =
      new Content(new byte[0], 0, 0, 0, 0, Content.NO_TIME, Content.NO_TIME, List.of());

  private final Statements sql;
  private final ContentRows contents;
  private final ChangeLog changes;

  private record Log(long id, long content, long bytes, long lines, boolean open, int state) {
    /** The number of the line in which the next byte stands. */
    long nextLine() {
      return open ? lines : lines + 1;
    }
  }

  RunLogRows(Statements sql, ContentRows contents, ChangeLog changes) {
    this.sql = sql;
    this.contents = contents;
    this.changes = changes;
  }

  long bytes(long run, String build) throws SQLException {
    Log log = find(run, build);
    return log == null ? 0 : log.bytes;
  }

  private @Nullable Log find(long run, String build) throws SQLException {
    return sql.first(
        """
        SELECT l.id, l.content_id, c.bytes, c.lines, l.line_open, l.state FROM run_log l
        JOIN content c ON c.id = l.content_id WHERE l.run_id = ? AND l.build_key = ?""",
        row ->
            new Log(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getInt(5) == 1,
                row.getInt(6)),
        run,
        build);
  }

  private Log kept(long run, String build) throws SQLException {
    Log known = find(run, build);
    if (known != null) {
      return known;
    }
    long content = contents.add(NOTHING);
    long id =
        sql.add(
            """
            INSERT INTO run_log (run_id, build_key, content_id, line_open, state)
            VALUES (?, ?, ?, 0, 0) RETURNING id""",
            run,
            build,
            content);
    return new Log(id, content, 0, 0, false, GROWING);
  }

  void append(long run, JournalPart.LogBytes part) throws SQLException {
    Log log = kept(run, part.build());
    if (log.state != GROWING || part.bytes().bytes() == 0) {
      return; // it is whole: nothing can follow
    }
    Content more = part.bytes();
    Long last = sql.id("SELECT max(position) FROM content_chunk WHERE content_id = ?", log.content);
    long position = log.bytes == 0 || last == null ? 0 : last + 1;
    List<Object[]> rows = new ArrayList<>();
    for (Content.Chunk chunk : more.chunks()) {
      rows.add(
          new Object[] {
            log.content,
            position++,
            log.bytes + chunk.firstByte(),
            log.nextLine() + chunk.firstLine() - 1,
            chunk.size(),
            chunk.hash()
          });
    }
    sql.insert(CHUNKS, rows);
    sql.update(
        "UPDATE content SET bytes = ?, lines = ? WHERE id = ?",
        log.bytes + more.bytes(),
        log.nextLine() - 1 + more.lines(),
        log.content);
    sql.update("UPDATE run_log SET line_open = ? WHERE id = ?", part.open() ? 1 : 0, log.id);
    grew(run, part.build());
  }

  /** Keeps a log that is here as a whole, in chunks of the usual size; the first one stays. */
  void whole(long run, JournalPart.LogBytes part) throws SQLException {
    if (find(run, part.build()) == null) {
      sql.update(
          """
          INSERT INTO run_log
            (run_id, build_key, content_id, line_open, said_bytes, said_sha256, state, whole)
          VALUES (?, ?, ?, ?, ?, ?, 2, 1)""",
          run,
          part.build(),
          contents.add(part.bytes()),
          part.open() ? 1 : 0,
          part.bytes().bytes(),
          HexFormat.of().formatHex(part.bytes().digest()));
      grew(run, part.build());
    }
  }

  void ended(long run, RunEvent.LogEnded event) throws SQLException {
    Log log = kept(run, event.build());
    sql.update(
        "UPDATE run_log SET said_bytes = ?, said_sha256 = ? WHERE id = ? AND state = 0",
        event.bytes(),
        event.sha256().toLowerCase(Locale.ROOT),
        log.id);
  }

  /** What was told of its end holds. */
  public boolean whole(long id, long content, long bytes, byte[] sha256) throws SQLException {
    int changed =
        sql.update(
            """
            UPDATE run_log SET state = 1 WHERE id = ? AND state = 0 AND said_sha256 = ?
              AND said_bytes = ? AND content_id = ?""",
            id,
            HexFormat.of().formatHex(sha256),
            bytes,
            content);
    if (changed == 1) {
      sql.update("UPDATE content SET digest = ? WHERE id = ?", sha256, content);
      grew(id);
    }
    return changed == 1;
  }

  /** What came contradicts what was told of its end: it begins again. */
  public void again(long id, long content, long bytes) throws SQLException {
    int emptied =
        sql.update(
            """
            UPDATE content SET bytes = 0, lines = 0 WHERE id = ? AND bytes = ?
              AND EXISTS (SELECT 1 FROM run_log l WHERE l.id = ? AND l.state = 0)""",
            content,
            bytes,
            id);
    if (emptied == 1) {
      sql.update("DELETE FROM content_chunk WHERE content_id = ?", content);
      sql.update("UPDATE run_log SET line_open = 0 WHERE id = ?", id);
      grew(id);
    }
  }

  /** Puts the same bytes in other chunks; false when the log isn't what it was. */
  public boolean compact(long id, long was, Content content) throws SQLException {
    Long same =
        sql.id("SELECT 1 FROM run_log WHERE id = ? AND content_id = ? AND state = 1", id, was);
    if (same == null) {
      return false;
    }
    long now = contents.add(content);
    sql.update("UPDATE run_log SET content_id = ?, state = 2 WHERE id = ?", now, id);
    grew(id);
    return true;
  }

  /** Forgets what a log was made of before. */
  public void forget(long content) throws SQLException {
    contents.remove(content);
  }

  /** Tells of what came for a build. */
  void grew(long run, String build) throws SQLException {
    Long attempt =
        sql.id("SELECT attempt_id FROM run_build WHERE run_id = ? AND build_key = ?", run, build);
    if (attempt != null && attempt != 0) {
      changes.add("log", attempt);
    }
  }

  private void grew(long id) throws SQLException {
    Long attempt =
        sql.id(
            """
            SELECT b.attempt_id FROM run_log l JOIN run_build b
              ON b.run_id = l.run_id AND b.build_key = l.build_key WHERE l.id = ?""",
            id);
    if (attempt != null && attempt != 0) {
      changes.add("log", attempt);
    }
  }
}
