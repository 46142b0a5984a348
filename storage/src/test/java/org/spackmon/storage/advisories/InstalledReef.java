package org.spackmon.storage.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.spackmon.advisories.Osv;
import org.spackmon.advisories.OsvException;
import org.spackmon.storage.Rows;
import org.spackmon.storage.Store;
import org.spackmon.storage.Teller;

/** Three packages, of which two are installed: reef and the xz that it links to. */
final class InstalledReef {
  static final String SPEC =
      """
      {"spec": {"_meta": {"version": 4}, "nodes": [
        {"name": "reef", "version": "1.0", "hash": "aaaa", "parameters": {},
         "dependencies": [
           {"name": "xz", "hash": "bbbb", "parameters": {"deptypes": ["link"], "virtuals": []}}]},
        {"name": "xz", "version": "5.6.1", "hash": "bbbb", "parameters": {}},
        {"name": "py-tides", "version": "2.0", "hash": "cccc", "parameters": {}}]}}
      """;

  private InstalledReef() {}

  static void into(Store store) {
    Rows rows = Rows.of(store);
    store.record(Teller.named(store, "ada").post(SPEC.getBytes(UTF_8))).join();
    rows.execute("INSERT INTO system (name) VALUES ('northstar')");
    rows.execute(
        """
        INSERT INTO store (system_id, root, run_id, read_by, first_seen_at, seen_at)
        SELECT id, '/opt', 1, 1, 1, 1 FROM system WHERE name = 'northstar'""");
    rows.execute(
        """
        INSERT INTO install (store_id, system_id, node_id, package_id, hash, prefix, explicit,
          external, first_seen_at, run_id)
        SELECT s.id, s.system_id, n.id, n.package_id, a.hash, '/opt', 0, 0, 1, 1
        FROM store s, node n JOIN hash_alias a ON a.node_id = n.id
        WHERE a.kind = 0 AND a.hash IN ('aaaa', 'bbbb')""");
  }

  static Loading.Loaded load(Store store, List<String> advisories) throws OsvException {
    Loading loading = store.advisories().load();
    for (String json : advisories) {
      loading.add(Osv.read(json.getBytes(UTF_8)), json.getBytes(UTF_8));
    }
    return loading.finish();
  }
}
