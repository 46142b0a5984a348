package org.spackmon.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Caller;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.record.runs.RunState;
import org.spackmon.storage.sql.Statements;

/** Runs that have a journal, and the facts of each. */
final class JournalRows {
  private static final String STATE =
      """
      SELECT r.id, r.account_id, j.position, r.spack_version, j.hostname, j.platform, j.host_os,
        j.host_target, j.kernel_version, j.host_name, j.system, j.tags, j.clock, j.exited_at,
        j.lost_at, CASE WHEN j.run_id IS NULL THEN 0 ELSE 1 END
      FROM run r LEFT JOIN run_journal j ON j.run_id = r.id
      """;

  private final Statements sql;
  private final Words systems;
  private final String byKey;
  private final String byId;

  JournalRows(Statements sql, Words systems) {
    this.sql = sql;
    this.systems = systems;
    this.byKey = STATE + "WHERE r.run_key = ?" + sql.dialect().lockRows("r");
    this.byId = STATE + "WHERE r.id = ?";
  }

  @Nullable RunState find(String key) throws SQLException {
    return sql.first(byKey, JournalRows::state, key);
  }

  RunState state(long run) throws SQLException {
    RunState found = sql.first(byId, JournalRows::state, run);
    if (found == null) {
      throw new SQLException("no run has the id " + run, "40001");
    }
    return found;
  }

  void add(long run, Caller caller) throws SQLException {
    sql.update(
        """
        INSERT INTO run_journal (run_id, position, heard_at, clock, tags) VALUES (?, 0, ?, 0, '[]')
        ON CONFLICT DO NOTHING""",
        run,
        caller.arrived());
  }

  void heard(long run, long position, long at) throws SQLException {
    sql.update(
        "UPDATE run_journal SET position = ?, heard_at = ?, lost_at = NULL WHERE run_id = ?",
        position,
        at,
        run);
  }

  void lost(long run, long at) throws SQLException {
    sql.update("UPDATE run_journal SET lost_at = ? WHERE run_id = ?", at, run);
  }

  void began(long run, RunEvent.Began event) throws SQLException {
    RunEvent.Batch batch = event.batch();
    sql.update(
        """
        UPDATE run_journal SET began_at = ?, clock = ?, client = ?, command = ?, user_name = ?,
          host_name = ?, system = ?, batch_kind = ?, batch_job = ?, batch_node = ?, tags = ?
        WHERE run_id = ?""",
        event.at() + event.clock(),
        event.clock(),
        event.client(),
        Answers.write(event.command()),
        event.user(),
        event.host(),
        event.system(),
        batch == null ? null : batch.kind(),
        batch == null ? null : batch.job(),
        batch == null ? null : batch.node(),
        Answers.write(event.tags()),
        run);
  }

  void spack(long run, RunEvent.SpackUp event) throws SQLException {
    BuildHost host = event.host();
    sql.update(
        """
        UPDATE run_journal SET spack_commit = ?, installer = ?, python = ?, root = ?, store = ?,
          hostname = ?, platform = ?, host_os = ?, host_target = ?, kernel_version = ?
        WHERE run_id = ?""",
        event.commit(),
        event.installer(),
        event.python(),
        event.root(),
        event.store(),
        host.hostname(),
        host.platform(),
        host.hostOs(),
        host.hostTarget(),
        host.kernelVersion(),
        run);
    sql.update("UPDATE run SET spack_version = ? WHERE id = ?", event.version(), run);
  }

  /** A host that no rule gives a system is part of the one that its run names. */
  void onSystem(BuildHost host, String system) throws SQLException {
    sql.update(
        """
        UPDATE build_host SET system_id = ?
        WHERE hostname = ? AND platform = ? AND host_os = ? AND host_target = ?
          AND kernel_version = ? AND system_id = ?""",
        systems.id(system),
        host.hostname(),
        host.platform(),
        host.hostOs(),
        host.hostTarget(),
        host.kernelVersion(),
        systems.id(SystemRule.UNKNOWN));
  }

  void exited(long run, RunEvent.Exited event, long at) throws SQLException {
    sql.update(
        """
        UPDATE run_journal SET exited_at = ?, exit_code = ?, exit_signal = ? WHERE run_id = ?""",
        at,
        event.code(),
        event.signal(),
        run);
  }

  void other(long run, long position, RunEvent.Other event) throws SQLException {
    sql.update(
        """
        INSERT INTO run_event (run_id, position, kind, body) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING""",
        run,
        position,
        event.kind(),
        event.text());
  }

  private static RunState state(ResultSet row) throws SQLException {
    String hostname = row.getString(5);
    String named = row.getString(10);
    BuildHost host =
        hostname == null
            ? new BuildHost(named == null ? "unknown" : named, "", "", "", "")
            : new BuildHost(
                hostname, row.getString(6), row.getString(7), row.getString(8), row.getString(9));
    String tags = row.getString(12);
    return new RunState(
        row.getLong(1),
        row.getLong(2),
        row.getInt(16) == 1,
        row.getLong(3),
        row.getString(4),
        host,
        row.getString(11),
        tags == null ? List.of() : List.copyOf(Answers.names(tags)),
        row.getLong(13),
        has(row, 14),
        has(row, 15));
  }

  private static boolean has(ResultSet row, int column) throws SQLException {
    row.getLong(column);
    return !row.wasNull();
  }
}
