package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.spackmon.record.Analysis;
import org.spackmon.storage.sql.Statements;

/** Results of analyzers. */
final class AnalysisRows {
  private final Statements sql;
  private final ContentRows contents;
  private final ChangeLog changes;

  AnalysisRows(Statements sql, ContentRows contents, ChangeLog changes) {
    this.sql = sql;
    this.contents = contents;
    this.changes = changes;
  }

  void keep(long build, long run, List<Analysis> results, long at) throws SQLException {
    for (Analysis result : results) {
      if (result instanceof Analysis.Whole whole) {
        keep(build, run, whole, "", "", whole.kind(), whole.entries(), at);
      } else if (result instanceof Analysis.Attribute value) {
        String file = value.file() == null ? "" : value.file();
        keep(build, run, value, value.name(), file, value.kind(), 1, at);
      }
    }
  }

  private void keep(
      long build,
      long run,
      Analysis result,
      String name,
      String file,
      Analysis.Kind kind,
      int entries,
      long at)
      throws SQLException {
    Known known =
        sql.first(
            """
            SELECT a.content_id, c.digest, a.kind, a.entries FROM analysis a
            JOIN content c ON c.id = a.content_id
            WHERE a.build_id = ? AND a.analyzer = ? AND a.name = ? AND a.file = ?""",
            row -> new Known(row.getLong(1), row.getBytes(2), row.getInt(3), row.getInt(4)),
            build,
            result.analyzer(),
            name,
            file);
    // Nothing found this time says less than what was found before.
    boolean empty = result.value().bytes() == 0;
    if (known != null && (empty || known.is(result, kind, entries))) {
      return;
    }
    sql.update(
        """
        INSERT INTO analysis
          (build_id, analyzer, name, file, kind, entries, content_id, run_id, received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (build_id, analyzer, name, file) DO UPDATE SET kind = excluded.kind,
          entries = excluded.entries, content_id = excluded.content_id,
          run_id = excluded.run_id, received_at = excluded.received_at""",
        build,
        result.analyzer(),
        name,
        file,
        kind.code(),
        entries,
        contents.add(result.value()),
        run,
        at);
    if (known != null) {
      contents.remove(known.content); // nothing else ever names it
    }
    changes.add("analysis", build);
  }

  /** What is known so far. */
  private record Known(long content, byte[] digest, int kind, int entries) {
    boolean is(Analysis result, Analysis.Kind wanted, int listed) {
      return Arrays.equals(digest, result.value().digest())
          && kind == wanted.code()
          && entries == listed;
    }
  }
}
