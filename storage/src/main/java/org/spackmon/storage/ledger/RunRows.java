package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Caller;
import org.spackmon.storage.sql.Statements;

/** Runs, and which documents they posted. */
final class RunRows {
  private static final int LIMIT = 5_000;

  private record Run(long id, String spackVersion) {}

  private final Statements sql;
  private final Map<String, Run> runs = new LinkedHashMap<>(16, 0.75f, true);

  RunRows(Statements sql) {
    this.sql = sql;
  }

  long run(Caller caller, String spackVersion) throws SQLException {
    Run known = runs.get(caller.runKey());
    Run run = known == null ? find(caller.runKey()) : known;
    if (run == null) {
      run = add(caller, spackVersion);
    }
    if (run.spackVersion.isEmpty() && !spackVersion.isEmpty()) {
      // A client that resumes may talk of builds before it says which Spack it is.
      sql.update("UPDATE run SET spack_version = ? WHERE id = ?", spackVersion, run.id);
      run = new Run(run.id, spackVersion);
    }
    if (!run.equals(known)) {
      remember(caller.runKey(), run);
    }
    return run.id;
  }

  private @Nullable Run find(String key) throws SQLException {
    return sql.first(
        "SELECT id, spack_version FROM run WHERE run_key = ?",
        row -> new Run(row.getLong(1), row.getString(2)),
        key);
  }

  private Run add(Caller caller, String spackVersion) throws SQLException {
    Long id =
        sql.added(
            """
            INSERT INTO run (run_key, door, account_id, spack_version, started_at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (run_key) DO NOTHING RETURNING id""",
            caller.runKey(),
            caller.door(),
            caller.account(),
            spackVersion,
            caller.arrived());
    if (id != null) {
      return new Run(id, spackVersion);
    }
    Run other = find(caller.runKey());
    if (other == null) {
      throw new SQLException("a run was neither added nor found", "40001");
    }
    return other;
  }

  private void remember(String key, Run run) {
    runs.put(key, run);
    if (runs.size() > LIMIT) {
      Iterator<?> oldest = runs.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  void posted(long run, long document, long at) throws SQLException {
    // Looked up first: nothing written means nothing to sync.
    if (sql.id("SELECT 1 FROM run_document WHERE run_id = ? AND document_id = ?", run, document)
        == null) {
      sql.update(
          """
          INSERT INTO run_document (run_id, document_id, at) VALUES (?, ?, ?)
          ON CONFLICT DO NOTHING""",
          run,
          document,
          at);
    }
  }

  void forget() {
    runs.clear();
  }
}
