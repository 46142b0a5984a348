package org.spackmon.storage.views.specs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.search.Hits;
import org.spackmon.storage.views.specs.NeededSpecs.Need;
import org.spackmon.storage.views.specs.NeededSpecs.Needed;

/** Reads what a spec needs, and how each of it came out. */
final class NeededReader {
  private static final int LATER = 2 | 4; // link, run

  private static final String SPECS =
      """
      SELECT n.id, p.name, n.version, %s, n.external_path,
        (SELECT a.outcome FROM attempt a WHERE a.node_id = n.id ORDER BY a.id DESC LIMIT 1)
      FROM node n CROSS JOIN package p
      WHERE n.id IN (%s) AND p.id = n.package_id ORDER BY p.name, n.id
      """;

  private static final String NEEDS =
      """
      SELECT parent_id, child_id, types FROM edge
      WHERE parent_id IN (%s) AND child_id IS NOT NULL ORDER BY parent_id, position
      """;

  private NeededReader() {}

  /** Empty where there is no such spec. */
  static Optional<NeededSpecs> read(Handle handle, long root) {
    String ids = Hits.list(Below.of(handle, List.of(root)));
    Map<Long, List<Need>> needs = needs(handle, ids);
    List<Needed> specs =
        handle
            .createQuery(SPECS.formatted(SpecLists.HASH, ids))
            .map((row, context) -> spec(row, needs))
            .list();
    return specs.isEmpty() ? Optional.empty() : Optional.of(new NeededSpecs(root, specs));
  }

  private static Map<Long, List<Need>> needs(Handle handle, String ids) {
    Map<Long, List<Need>> needs = new HashMap<>();
    handle
        .createQuery(NEEDS.formatted(ids))
        .map(
            (row, context) ->
                needs
                    .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(new Need(row.getLong(2), (row.getInt(3) & LATER) != 0)))
        .list();
    return needs;
  }

  private static Needed spec(ResultSet row, Map<Long, List<Need>> needs) throws SQLException {
    int outcome = row.getInt(6);
    Outcome last = row.wasNull() ? null : Outcome.of(outcome);
    return new Needed(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5) != null,
        last,
        needs.getOrDefault(row.getLong(1), List.of()));
  }
}
