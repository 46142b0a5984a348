package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.Arrays;
import org.spackmon.record.Content;
import org.spackmon.storage.sql.Statements;

/** The files that an install leaves behind. */
final class RunFileRows {
  private final Statements sql;
  private final ContentRows contents;
  private final RunLogRows logs;

  RunFileRows(Statements sql, ContentRows contents, RunLogRows logs) {
    this.sql = sql;
    this.contents = contents;
    this.logs = logs;
  }

  /** In place of one of the same name. */
  void keep(long run, String build, String name, Content bytes, long at) throws SQLException {
    record Known(long content, byte[] digest) {}
    Known known =
        sql.first(
            """
            SELECT f.content_id, c.digest FROM run_file f JOIN content c ON c.id = f.content_id
            WHERE f.run_id = ? AND f.build_key = ? AND f.name = ?""",
            row -> new Known(row.getLong(1), row.getBytes(2)),
            run,
            build,
            name);
    if (known != null && Arrays.equals(known.digest, bytes.digest())) {
      return;
    }
    sql.update(
        """
        INSERT INTO run_file (run_id, build_key, name, content_id, received_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (run_id, build_key, name) DO UPDATE SET content_id = excluded.content_id,
          received_at = excluded.received_at""",
        run,
        build,
        name,
        contents.add(bytes),
        at);
    if (known != null) {
      contents.remove(known.content);
    }
    logs.grew(run, build);
  }
}
