package org.spackmon.storage.views.specs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;

/** Reads one spec, what it needs, and who needs it. */
final class SpecReader {
  private static final String NODE =
      """
      SELECT p.name, n.version, n.namespace, n.platform, n.os, n.target, c.name, n.parameters,
        n.external_path, n.concrete, n.first_seen_at
      FROM node n CROSS JOIN package p CROSS JOIN compiler c
      WHERE n.id = ? AND p.id = n.package_id AND c.id = n.compiler_id
      """;

  private static final String DEPENDENCIES =
      """
      SELECT e.child_id, e.name, n.version, e.hash, e.types, e.virtuals, e.direct
      FROM edge e LEFT JOIN node n ON n.id = e.child_id
      WHERE e.parent_id = ? ORDER BY e.position
      """;

  // A parent may name a child twice, for different purposes.
  private static final String DEPENDENTS =
      """
      SELECT n.id, p.name, n.version, %1$s,
        (SELECT min(e.types) FROM edge e WHERE e.child_id = ? AND e.parent_id = n.id),
        (SELECT max(e.types) FROM edge e WHERE e.child_id = ? AND e.parent_id = n.id)
      FROM (SELECT DISTINCT parent_id AS id FROM edge
            WHERE child_id = ? AND parent_id < ? AND parent_id > ?
            ORDER BY parent_id %2$s LIMIT ?) picked
      CROSS JOIN node n CROSS JOIN package p
      WHERE n.id = picked.id AND p.id = n.package_id
      ORDER BY n.id %2$s
      """;

  private static final List<String> TYPES = List.of("build", "link", "run", "test");

  private SpecReader() {}

  static Optional<SpecPage> spec(Handle handle, long id) {
    return handle
        .createQuery(NODE)
        .bind(0, id)
        .map((row, context) -> spec(handle, id, row))
        .findOne();
  }

  private static SpecPage spec(Handle handle, long id, ResultSet row) throws SQLException {
    return new SpecPage(
        id,
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        ParametersJson.values(row.getString(8)),
        row.getString(9),
        row.getInt(10) != 0,
        Instant.EPOCH.plus(row.getLong(11), ChronoUnit.MICROS),
        SpecHashes.of(handle, id),
        dependencies(handle, id));
  }

  private static List<DependencyRow> dependencies(Handle handle, long id) {
    return handle
        .createQuery(DEPENDENCIES)
        .bind(0, id)
        .map((row, context) -> dependency(row))
        .list();
  }

  private static DependencyRow dependency(ResultSet row) throws SQLException {
    long child = row.getLong(1);
    Long known = row.wasNull() ? null : Long.valueOf(child);
    String virtuals = row.getString(6);
    return new DependencyRow(
        known,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        types(row.getInt(5)),
        virtuals.isEmpty() ? List.of() : List.of(virtuals.split(",", -1)),
        row.getInt(7) != 0);
  }

  static List<DependentRow> dependents(Handle handle, long id, @Nullable Cursor from, int most) {
    Span span = Span.of(from);
    return handle
        .createQuery(DEPENDENTS.formatted(SpecLists.HASH, span.direction()))
        .bind(0, id)
        .bind(1, id)
        .bind(2, id)
        .bind(3, span.below())
        .bind(4, span.above())
        .bind(5, most)
        .map(
            (row, context) ->
                new DependentRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    types(row.getInt(5) | row.getInt(6))))
        .list();
  }

  static List<String> types(int bits) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < TYPES.size(); i++) {
      if ((bits & 1 << i) != 0) {
        types.add(TYPES.get(i));
      }
    }
    return List.copyOf(types);
  }
}
