package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.SQLException;

/** Install trees, one on each system, and what is in them; one install in twenty is gone. */
final class Trees {
  private static final long DAY = 86_400L * 1_000_000;

  private Trees() {}

  static void write(Connection connection, Graph graph, Names names, int installs)
      throws SQLException {
    int systems = names.systems().length;
    try (Bulk run =
            new Bulk(connection, "run", "id,run_key,door,account_id,spack_version,started_at");
        Bulk store =
            new Bulk(
                connection,
                "store",
                "id,system_id,root,run_id,read_by,first_seen_at,seen_at",
                run);
        Bulk install =
            new Bulk(
                connection,
                "install",
                "store_id,system_id,node_id,package_id,hash,prefix,explicit,external,installed_at,"
                    + "first_seen_at,last_seen_at,uninstalled_at,run_id",
                store)) {
      run.add(1L, "import", "journal", names.owners()[0], "", 1L);
      for (int i = 0; i < systems; i++) {
        store.add(i + 1L, names.systems()[i], "/apps/spack/opt", 1L, 1L, 1L, 1L);
      }
      for (int i = 0; i < installs; i++) {
        int spec = i % graph.size();
        int system = (spec + 7 * (i / graph.size())) % systems;
        Long gone = i % 20 == 19 ? Long.valueOf(i * DAY / 1_000) : null;
        install.add(
            system + 1L,
            names.systems()[system],
            spec + 1L,
            names.packages()[graph.packageOf(spec)],
            graph.hash(spec),
            "/apps/spack/opt/linux-zen3/" + graph.hash(spec),
            i % 10 == 0 ? 1L : 0L,
            0L,
            i * DAY / 1_000,
            i * DAY / 1_000,
            gone,
            gone,
            1L);
      }
    }
    try (var statement = connection.createStatement()) {
      statement.execute("INSERT INTO change (seq, topic, entity, at) VALUES (1, 'installs', 1, 1)");
    }
  }
}
