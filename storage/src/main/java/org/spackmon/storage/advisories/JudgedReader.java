package org.spackmon.storage.advisories;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads what may be said to others: findings, and suggestions of which somebody said something. */
final class JudgedReader {
  private static final String ROWS =
      AdvisoryList.COLUMNS
          + ", a.body FROM advisory a WHERE a.first_hit > 0 AND (a.verdict >= 2 OR a.status > 0)";

  private static final String PRODUCTS =
      """
      SELECT DISTINCT n.namespace, p.name, n.version, i.hash
      FROM advisory_hit h CROSS JOIN package p CROSS JOIN node n CROSS JOIN install i
      WHERE h.advisory_id = :advisory AND h.verdict >= :verdict AND p.id = h.package_id
        AND n.package_id = h.package_id AND n.version = h.version
        AND i.node_id = n.id AND i.uninstalled_at IS NULL
      ORDER BY p.name, n.version, i.hash""";

  private JudgedReader() {}

  /** Those of which something is installed. */
  static List<Judged> all(Jdbi reads, @Nullable String name) {
    return reads.withHandle(
        handle -> {
          Query query =
              name == null
                  ? handle.createQuery(ROWS + " ORDER BY a.first_hit")
                  : handle.createQuery(ROWS + " AND a.name = :name").bind("name", name);
          List<Judged> known =
              query
                  .map(
                      (row, context) ->
                          new Judged(AdvisoryList.row(row), Body.read(row.getBytes(13)), List.of()))
                  .list();
          List<Judged> judged = new ArrayList<>();
          for (Judged each : known) {
            List<Judged.Product> products = products(handle, each.row());
            if (!products.isEmpty()) {
              judged.add(new Judged(each.row(), each.advisory(), products));
            }
          }
          return judged;
        });
  }

  private static List<Judged.Product> products(Handle handle, AdvisoryRow row) {
    return handle
        .createQuery(PRODUCTS)
        .bind("advisory", row.id())
        .bind("verdict", row.isFinding() ? 2 : 1)
        .map(
            (each, context) ->
                new Judged.Product(
                    each.getString(1), each.getString(2), each.getString(3), each.getString(4)))
        .list();
  }
}
