package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.runs.InstallLedger.StoreRef;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** Install trees, and what is in them. What is gone stays, marked. */
final class InstallRows {
  private static final Insert UPSTREAMS =
      Insert.into("store_upstream", "store_id big, position big, root text", "");

  private final Statements sql;
  private final Words systems;
  private final Words sites;
  private final ChangeLog changes;

  InstallRows(Statements sql, Words systems, Words sites, ChangeLog changes) {
    this.sql = sql;
    this.systems = systems;
    this.sites = sites;
    this.changes = changes;
  }

  void read(long run, RunEvent.StoreRead event, long at) throws SQLException {
    long system = systems.id(event.system());
    if (event.site() != null) {
      sql.update("UPDATE system SET site_id = ? WHERE id = ?", sites.id(event.site()), system);
    }
    long store =
        sql.add(
            """
            INSERT INTO store
              (system_id, root, spack_root, format, run_id, read_by, first_seen_at, seen_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (system_id, root) DO UPDATE SET
              spack_root = coalesce(excluded.spack_root, store.spack_root),
              format = coalesce(excluded.format, store.format),
              read_by = excluded.read_by, seen_before = store.seen_at, seen_at = excluded.seen_at
            RETURNING id""",
            system,
            event.root(),
            event.spackRoot(),
            event.format(),
            run,
            run,
            at,
            at);
    sql.update("DELETE FROM store_upstream WHERE store_id = ?", store);
    List<Object[]> upstreams = new ArrayList<>();
    for (String root : event.upstreams()) {
      upstreams.add(new Object[] {store, upstreams.size(), root});
    }
    sql.insert(UPSTREAMS, upstreams);
    changes.add("installs", store);
  }

  @Nullable StoreRef store(long run, String root) throws SQLException {
    return sql.first(
        "SELECT id, system_id FROM store WHERE read_by = ? AND root = ?",
        row -> new StoreRef(row.getLong(1), row.getLong(2)),
        run,
        root);
  }

  void installed(
      long run,
      StoreRef store,
      long node,
      RunEvent.Installed event,
      @Nullable Long attempt,
      long at)
      throws SQLException {
    RunEvent.Origin origin = event.origin();
    sql.update(
        """
        INSERT INTO install (store_id, system_id, node_id, package_id, hash, prefix, explicit,
          external, deprecated_for, installed_at, first_seen_at, origin_url, origin_host, origin_at,
          run_id, attempt_id)
        VALUES (?, ?, ?, (SELECT package_id FROM node WHERE id = ?),
          ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (store_id, hash) DO UPDATE SET node_id = excluded.node_id,
          package_id = excluded.package_id, prefix = excluded.prefix,
          explicit = excluded.explicit, external = excluded.external,
          deprecated_for = excluded.deprecated_for, installed_at = excluded.installed_at,
          last_seen_at = NULL, uninstalled_at = NULL, origin_url = excluded.origin_url,
          origin_host = excluded.origin_host, origin_at = excluded.origin_at,
          attempt_id = coalesce(excluded.attempt_id, install.attempt_id)""",
        store.id(),
        store.system(),
        node,
        node,
        event.hash(),
        event.prefix(),
        event.explicit() ? 1 : 0,
        event.external() ? 1 : 0,
        event.deprecatedFor(),
        event.installed(),
        at,
        origin == null ? null : origin.url(),
        origin == null ? null : origin.host(),
        origin == null ? null : origin.at(),
        run,
        attempt);
    changes.add("installs", store.id());
  }

  /** Last seen is when the store was read before: this time it wasn't there. */
  void uninstalled(StoreRef store, List<String> hashes, long at) throws SQLException {
    for (String hash : hashes) {
      sql.update(
          """
          UPDATE install SET uninstalled_at = ?,
            last_seen_at = (SELECT coalesce(s.seen_before, s.seen_at) FROM store s WHERE s.id = ?)
          WHERE store_id = ? AND hash = ? AND uninstalled_at IS NULL""",
          at,
          store.id(),
          store.id(),
          hash);
    }
    changes.add("installs", store.id());
  }

  void failed(long run, StoreRef store, RunEvent.FailureFound event, @Nullable Long attempt)
      throws SQLException {
    sql.update(
        """
        INSERT INTO store_failure (store_id, hash, failed_at, run_id, attempt_id)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (store_id, hash) DO UPDATE SET failed_at = excluded.failed_at,
          run_id = excluded.run_id, attempt_id = excluded.attempt_id""",
        store.id(),
        event.hash(),
        event.failed(),
        run,
        attempt);
  }
}
