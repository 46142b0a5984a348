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

  /** What is known so far. */
  private record Held(int kind, int entries, byte[] digest) {
    boolean is(Analysis.Kind otherKind, int otherEntries, byte[] otherDigest) {
      return kind == otherKind.code()
          && entries == otherEntries
          && Arrays.equals(digest, otherDigest);
    }
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
    Held held =
        sql.first(
            """
            SELECT a.kind, a.entries, c.digest
            FROM analysis a JOIN content c ON c.id = a.content_id
            WHERE a.build_id = ? AND a.analyzer = ? AND a.name = ? AND a.file = ?""",
            row -> new Held(row.getInt(1), row.getInt(2), row.getBytes(3)),
            build,
            result.analyzer(),
            name,
            file);
    // Nothing found this time says less than what was found before.
    boolean empty = result.value().bytes() == 0;
    if (held != null && (empty || held.is(kind, entries, result.value().digest()))) {
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
    changes.add("analysis", build);
  }
}
