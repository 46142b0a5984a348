package org.spackmon.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.record.runs.InstallLedger.Maker;
import org.spackmon.record.runs.InstallLedger.Past;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** Builds that were over before anybody told of them. */
final class PastRows {
  private static final int MOST_MAKERS = 100;

  private static final Insert PHASES =
      Insert.into(
          "phase",
          "attempt_id big, name text, position big, status text, digest text, arrived_at big,"
              + " step big, log_at big, started_at big, ended_at big",
          "ON CONFLICT (attempt_id, name) DO NOTHING");

  private final Statements sql;
  private final ContentRows contents;
  private final ChangeLog changes;

  PastRows(Statements sql, ContentRows contents, ChangeLog changes) {
    this.sql = sql;
    this.contents = contents;
    this.changes = changes;
  }

  List<Maker> makers(long node) throws SQLException {
    return sql.list(
        """
        SELECT a.id, h.hostname, r.prefix, c.digest, a.ended_at FROM attempt a
        JOIN build b ON b.id = a.build_id JOIN build_host h ON h.id = b.host_id
        LEFT JOIN run_build r ON r.attempt_id = a.id
        LEFT JOIN run_log l ON l.run_id = r.run_id AND l.build_key = r.build_key AND l.state > 0
        LEFT JOIN content c ON c.id = l.content_id
        WHERE a.node_id = ? AND a.outcome IN (%d, %d) ORDER BY a.id DESC LIMIT %d"""
            .formatted(Outcome.SUCCESS.code(), Outcome.CACHED.code(), MOST_MAKERS),
        PastRows::maker,
        node);
  }

  private static Maker maker(ResultSet row) throws SQLException {
    byte[] digest = row.getBytes(4);
    long ended = row.getLong(5);
    Long end = row.wasNull() ? null : Long.valueOf(ended);
    return new Maker(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        digest == null ? null : HexFormat.of().formatHex(digest),
        end);
  }

  @Nullable String log(long run, String build) throws SQLException {
    return sql.first(
        "SELECT said_sha256 FROM run_log WHERE run_id = ? AND build_key = ?",
        row -> row.getString(1),
        run,
        build);
  }

  void dropBytes(long run, String build) throws SQLException {
    List<Long> named =
        sql.list(
            """
            SELECT content_id FROM run_log WHERE run_id = ? AND build_key = ?
            UNION ALL SELECT content_id FROM run_file WHERE run_id = ? AND build_key = ?""",
            row -> row.getLong(1),
            run,
            build,
            run,
            build);
    sql.update("DELETE FROM run_log WHERE run_id = ? AND build_key = ?", run, build);
    sql.update("DELETE FROM run_file WHERE run_id = ? AND build_key = ?", run, build);
    for (Long content : named) {
      contents.remove(content);
    }
  }

  void built(long run, long attempt, Past past, @Nullable Long ended) throws SQLException {
    RunEvent.Built built = past.built();
    Long began = ended == null || built.took() == null ? null : Long.valueOf(ended - built.took());
    Outcome outcome = past.failed() ? Outcome.FAILED : Outcome.SUCCESS;
    sql.update(
        """
        UPDATE run_build SET prefix = ?, began_at = ?, ended_at = ?, outcome = ?, error = ?
        WHERE run_id = ? AND build_key = ?""",
        past.prefix(),
        began,
        ended,
        outcome.code(),
        past.error(),
        run,
        past.build());
    List<String> words = phases(attempt, built.phases(), began, past.failed());
    sql.update(
        """
        UPDATE attempt SET phases = ?, started_at = ?, ended_at = ?, duration = ? WHERE id = ?""",
        String.join(" ", words),
        began == null ? ended : began,
        ended,
        built.took(),
        attempt);
    changes.add("attempt", attempt);
  }

  /** One behind the other: how long each took is kept, and not what lay between. */
  private List<String> phases(
      long attempt, List<RunEvent.TimedPhase> phases, @Nullable Long began, boolean failed)
      throws SQLException {
    List<String> words = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    // How long each took is known without knowing when.
    long at = began == null ? 0 : began;
    for (RunEvent.TimedPhase phase : phases) {
      Long took = phase.took();
      boolean broke = failed && rows.size() == phases.size() - 1; // nothing came after it
      long end = took == null ? at : at + took;
      rows.add(
          new @Nullable Object[] {
            attempt,
            phase.name(),
            phase.position(),
            broke ? "ERROR" : "SUCCESS",
            "",
            end,
            phase.step() ? 1 : 0,
            phase.logAt(),
            took == null ? null : Long.valueOf(at),
            took == null ? null : Long.valueOf(end)
          });
      if (!phase.step()) {
        words.add(phase.name().replace(' ', '_') + (broke ? "!" : ""));
      }
      at = end;
    }
    sql.insert(PHASES, rows);
    return words;
  }
}
