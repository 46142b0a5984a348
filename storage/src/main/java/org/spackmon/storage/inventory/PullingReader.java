package org.spackmon.storage.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which Spack environments hold some specs? Environments are few: all roots are looked at. */
final class PullingReader {
  private static final String ROOTS =
      """
      SELECT r.node_id, e.id, e.name, e.path, y.name, t.name, coalesce(r.spec, r.hash)
      FROM environment e JOIN environment_root r ON r.environment_id = e.id
        JOIN system y ON y.id = e.system_id LEFT JOIN site t ON t.id = y.site_id
      WHERE e.gone_at IS NULL AND r.node_id IS NOT NULL
      ORDER BY e.name, y.name, e.path, r.position""";

  private PullingReader() {}

  private record Environment(
      long id, String name, String path, String system, @Nullable String site) {}

  private record Root(long node, Environment environment, String spec) {}

  /**
   * Those with a root of which this is true.
   *
   * @param wanted of a spec's id
   */
  static List<Pulling> read(Handle handle, LongPredicate wanted, Where where) {
    Map<Environment, List<String>> roots = new LinkedHashMap<>();
    handle
        .createQuery(ROOTS)
        .map(
            (row, context) ->
                new Root(
                    row.getLong(1),
                    new Environment(
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                    row.getString(7)))
        .filter(root -> where.has(root.environment.system, root.environment.site))
        .filter(root -> wanted.test(root.node))
        .forEach(
            root ->
                roots.computeIfAbsent(root.environment, key -> new ArrayList<>()).add(root.spec));
    return roots.entrySet().stream()
        .map(
            each -> {
              Environment of = each.getKey();
              return new Pulling(of.id, of.name, of.path, of.system, of.site, each.getValue());
            })
        .toList();
  }
}
