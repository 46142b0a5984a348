package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** Spack environments that were found on systems. */
final class EnvironmentRows {
  private static final Insert ROOTS =
      Insert.into(
          "environment_root",
          "environment_id big, position big, hash text, node_id big, spec text",
          "");

  private final Statements sql;
  private final Words systems;
  private final ContentRows contents;
  private final ChangeLog changes;

  /**
   * What is known of an environment.
   *
   * @param since when it became so, or was gone
   */
  private record Known(
      long id, @Nullable Long manifest, @Nullable Long lock, String state, long since) {}

  EnvironmentRows(Statements sql, Words systems, ContentRows contents, ChangeLog changes) {
    this.sql = sql;
    this.systems = systems;
    this.contents = contents;
    this.changes = changes;
  }

  long found(long run, RunEvent.EnvironmentFound event, List<@Nullable Long> nodes, long at)
      throws SQLException {
    long system = systems.id(event.system());
    Known before = find(system, event.path());
    if (before != null && before.since > at) {
      return before.id;
    }
    if (before != null && before.state.equals(event.state())) {
      sql.update("UPDATE environment SET gone_at = NULL WHERE id = ?", before.id);
      return before.id;
    }
    Long manifest = keep(event.manifest());
    Long lock = keep(event.lock());
    long id =
        sql.add(
            """
            INSERT INTO environment (system_id, path, name, manifest_id, lock_id, state, run_id,
              first_seen_at, seen_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (system_id, path) DO UPDATE SET name = excluded.name,
              manifest_id = excluded.manifest_id, lock_id = excluded.lock_id,
              state = excluded.state, seen_at = excluded.seen_at, gone_at = NULL
            RETURNING id""",
            system,
            event.path(),
            event.name(),
            manifest,
            lock,
            event.state(),
            run,
            at,
            at);
    if (before != null) {
      remove(before.manifest);
      remove(before.lock);
    }
    sql.update("DELETE FROM environment_root WHERE environment_id = ?", id);
    List<Object[]> roots = new ArrayList<>();
    for (RunEvent.EnvironmentRoot root : event.roots()) {
      int position = roots.size();
      roots.add(
          new @Nullable Object[] {id, position, root.hash(), nodes.get(position), root.spec()});
    }
    sql.insert(ROOTS, roots);
    changes.add("environment", id);
    return id;
  }

  /** Of several specs with a hash the newest. */
  void planned(long run) throws SQLException {
    sql.update(
        """
        UPDATE environment_root SET node_id = (SELECT max(a.node_id) FROM hash_alias a
          JOIN document_node n ON n.node_id = a.node_id
          JOIN run_document r ON r.document_id = n.document_id AND r.run_id = ?
          WHERE a.hash = environment_root.hash AND a.kind = 0)
        WHERE node_id IS NULL
          AND environment_id IN (SELECT environment_id FROM run_environment WHERE run_id = ?)""",
        run,
        run);
  }

  void gone(RunEvent.EnvironmentGone event, long at) throws SQLException {
    Known known = find(systems.id(event.system()), event.path());
    if (known != null) {
      sql.update(
          "UPDATE environment SET gone_at = ? WHERE id = ? AND gone_at IS NULL", at, known.id);
      changes.add("environment", known.id);
    }
  }

  private @Nullable Known find(long system, String path) throws SQLException {
    return sql.first(
        """
        SELECT id, manifest_id, lock_id, state, coalesce(gone_at, seen_at) FROM environment
        WHERE system_id = ? AND path = ?""",
        row ->
            new Known(
                row.getLong(1),
                id(row.getLong(2)),
                id(row.getLong(3)),
                row.getString(4),
                row.getLong(5)),
        system,
        path);
  }

  /** A null reads as 0, which no row has. */
  private static @Nullable Long id(long read) {
    return read == 0 ? null : Long.valueOf(read);
  }

  private @Nullable Long keep(@Nullable Content text) throws SQLException {
    return text == null ? null : Long.valueOf(contents.add(text));
  }

  private void remove(@Nullable Long content) throws SQLException {
    if (content != null) {
      contents.remove(content);
    }
  }
}
