package org.spackmon.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.Ledger.Kept;
import org.spackmon.record.SpecCandidate;
import org.spackmon.storage.sql.Statements;

/**
 * Builds: a spec on a host, by an owner, with one version of Spack. It may be named by its hash of
 * any kind; but a recipe that was mended gives the same node another hash of the same kind, and
 * that is another build.
 */
final class BuildRows {
  private static final String SELECT =
      """
      SELECT b.id, b.node_id, b.account_id, b.spec_hash, p.name FROM build b
      JOIN node n ON n.id = b.node_id JOIN package p ON p.id = n.package_id
      """;

  private final Statements sql;
  private final HostRows hosts;
  private final String byId;
  private final String byKey;

  BuildRows(Statements sql, HostRows hosts) {
    this.sql = sql;
    this.hosts = hosts;
    String lock = sql.dialect().lockRows("b");
    this.byId = SELECT + "WHERE b.id = ?" + lock;
    this.byKey =
        SELECT
            + """
            WHERE b.node_id = ? AND b.host_id = ? AND b.account_id = ? AND b.spack_version = ?
              AND (b.spec_hash = ? OR (b.spec_hash <> '' AND NOT EXISTS (SELECT 1 FROM hash_alias h
                WHERE h.hash = b.spec_hash AND h.kind = ? AND h.node_id = b.node_id)))
            ORDER BY CASE WHEN b.spec_hash = ? THEN 0 ELSE 1 END, b.id DESC LIMIT 1"""
            + lock;
  }

  @Nullable BuildFacts find(long id) throws SQLException {
    return sql.first(byId, BuildRows::facts, id);
  }

  Kept<BuildFacts> keep(
      SpecCandidate spec, BuildHost on, long account, String spackVersion, long at)
      throws SQLException {
    HostRows.Host host = hosts.host(on);
    // Asked first: a conflict would use up an id each time.
    BuildFacts known = find(spec, host.id(), account, spackVersion);
    if (known != null) {
      return new Kept<>(known, false, host.created());
    }
    Long id =
        sql.added(
            """
            INSERT INTO build (node_id, host_id, account_id, spack_version, spec_hash, created_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id""",
            spec.node(),
            host.id(),
            account,
            spackVersion,
            spec.specHash(),
            at);
    if (id != null) {
      BuildFacts facts = new BuildFacts(id, spec.node(), account, spec.specHash(), spec.name());
      return new Kept<>(facts, true, host.created());
    }
    BuildFacts other = find(spec, host.id(), account, spackVersion);
    if (other == null) {
      throw new SQLException("a build was neither added nor found", "40001");
    }
    return new Kept<>(other, false, host.created());
  }

  private @Nullable BuildFacts find(
      SpecCandidate spec, long host, long account, String spackVersion) throws SQLException {
    return sql.first(
        byKey,
        BuildRows::facts,
        spec.node(),
        host,
        account,
        spackVersion,
        spec.specHash(),
        HashKinds.code(spec.kind()),
        spec.specHash());
  }

  private static BuildFacts facts(ResultSet row) throws SQLException {
    return new BuildFacts(
        row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5));
  }
}
