package org.spackmon.storage.advisories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads what may be said to others: findings, and suggestions of which somebody said something.
 * What is installed is asked once for all of them, because many mean the same packages.
 */
final class JudgedReader {
  private static final String HITS =
      """
      SELECT a.id, h.package_id, h.version FROM advisory a CROSS JOIN advisory_hit h
      WHERE a.first_hit > 0 AND (a.verdict >= 2 OR a.status > 0) AND h.advisory_id = a.id
        AND h.verdict >= CASE WHEN a.verdict >= 2 THEN 2 ELSE 1 END""";

  private static final String PRODUCTS =
      """
      SELECT DISTINCT n.namespace, p.name, n.version, i.hash, p.id
      FROM (SELECT DISTINCT all_hits.package_id, all_hits.version FROM (%s) all_hits) h
        CROSS JOIN package p CROSS JOIN node n CROSS JOIN install i
      WHERE p.id = h.package_id AND n.package_id = h.package_id AND n.version = h.version
        AND i.node_id = n.id AND i.uninstalled_at IS NULL
      ORDER BY p.name, n.version, i.hash""";

  private static final String ROWS =
      AdvisoryList.COLUMNS
          + ", a.body FROM advisory a WHERE a.id IN (<ids>) AND a.first_hit > 0 ORDER BY a.first_hit";

  /** What is installed of a package in a version; its place in the order of all. */
  private record Installed(int place, List<Judged.Product> products) {}

  /** A package in a version. */
  private record Meant(long packageId, String version) {}

  private JudgedReader() {}

  /**
   * What is installed now of what advisories mean.
   *
   * @param name of one; null for all
   * @return by the id of the advisory, the one that was hit first coming first; only those of which
   *     something is installed
   */
  static Map<Long, List<List<Judged.Product>>> products(Handle handle, @Nullable String name) {
    String hits = name == null ? HITS : HITS + " AND a.name = :name";
    Map<Meant, Installed> installed = new HashMap<>();
    named(handle.createQuery(PRODUCTS.formatted(hits)), name)
        .map((row, context) -> add(installed, row))
        .list();
    Map<Long, SortedMap<Integer, List<Judged.Product>>> found = new LinkedHashMap<>();
    named(handle.createQuery(hits + " ORDER BY a.first_hit"), name)
        .map((row, context) -> add(found, row, installed))
        .list();
    Map<Long, List<List<Judged.Product>>> products = new LinkedHashMap<>();
    found.forEach((advisory, parts) -> products.put(advisory, List.copyOf(parts.values())));
    return products;
  }

  private static Query named(Query query, @Nullable String name) {
    return name == null ? query : query.bind("name", name);
  }

  private static boolean add(Map<Meant, Installed> installed, ResultSet row) throws SQLException {
    String version = row.getString(3);
    return installed
        .computeIfAbsent(
            new Meant(row.getLong(5), version),
            none -> new Installed(installed.size(), new ArrayList<>()))
        .products
        .add(new Judged.Product(row.getString(1), row.getString(2), version, row.getString(4)));
  }

  private static boolean add(
      Map<Long, SortedMap<Integer, List<Judged.Product>>> found,
      ResultSet row,
      Map<Meant, Installed> installed)
      throws SQLException {
    Installed here = installed.get(new Meant(row.getLong(2), row.getString(3)));
    if (here != null) {
      found.computeIfAbsent(row.getLong(1), none -> new TreeMap<>()).put(here.place, here.products);
    }
    return here != null;
  }

  /** Some advisories, in the order of their first hits. */
  static List<Judged> rows(
      Handle handle, List<Long> ids, Map<Long, List<List<Judged.Product>>> products) {
    return handle
        .createQuery(ROWS)
        .bindList("ids", ids)
        .map(
            (row, context) ->
                new Judged(
                    AdvisoryList.row(row),
                    Body.read(row.getBytes(13)),
                    products.getOrDefault(row.getLong(1), List.of())))
        .list();
  }
}
