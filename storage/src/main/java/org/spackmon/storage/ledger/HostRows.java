package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.storage.sql.Statements;

/** Build hosts, and the system that each belongs to. */
final class HostRows {
  private static final int LIMIT = 20_000;

  /**
   * @param created whether it is new since this transaction began, and for the first to ask
   */
  record Host(long id, boolean created) {}

  private final Statements sql;
  private final Words systems;
  private final Map<BuildHost, Long> ids = new HashMap<>();

  HostRows(Statements sql, Words systems) {
    this.sql = sql;
    this.systems = systems;
  }

  Host host(BuildHost host) throws SQLException {
    Long known = ids.get(host);
    if (known == null) {
      known = find(host);
    }
    Host answer = known == null ? add(host) : new Host(known, false);
    if (ids.size() > LIMIT) {
      ids.clear();
    }
    ids.put(host, answer.id);
    return answer;
  }

  String system(BuildHost host) throws SQLException {
    return Objects.requireNonNull(
        sql.first(
            "SELECT y.name FROM build_host h JOIN system y ON y.id = h.system_id WHERE h.id = ?",
            row -> row.getString(1),
            host(host).id));
  }

  private @Nullable Long find(BuildHost host) throws SQLException {
    return sql.id(
        """
        SELECT id FROM build_host WHERE hostname = ? AND platform = ? AND host_os = ?
          AND host_target = ? AND kernel_version = ?""",
        host.hostname(),
        host.platform(),
        host.hostOs(),
        host.hostTarget(),
        host.kernelVersion());
  }

  private Host add(BuildHost host) throws SQLException {
    List<SystemRule> rules =
        sql.list(
            "SELECT pattern, system FROM system_rule ORDER BY position",
            row -> new SystemRule(row.getString(1), row.getString(2)));
    Long id =
        sql.added(
            """
            INSERT INTO build_host
              (hostname, platform, host_os, host_target, kernel_version, system_id)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id""",
            host.hostname(),
            host.platform(),
            host.hostOs(),
            host.hostTarget(),
            host.kernelVersion(),
            systems.id(SystemRule.first(rules, host.hostname())));
    if (id != null) {
      return new Host(id, true);
    }
    Long other = find(host);
    if (other == null) {
      throw new SQLException("a host was neither added nor found", "40001");
    }
    return new Host(other, false);
  }

  void forget() {
    ids.clear();
  }
}
