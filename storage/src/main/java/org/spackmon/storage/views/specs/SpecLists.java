package org.spackmon.storage.views.specs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;
import org.spackmon.storage.views.paging.UnknownName;
import org.spackmon.storage.views.search.Hits;
import org.spackmon.storage.views.search.Nearby;
import org.spackmon.storage.views.search.Terms;

/** Reads lists of specs. */
final class SpecLists {
  private static final int MOST_BY_HASH = 500;

  /** The hash to show of a node: the DAG hash goes first. */
  static final String HASH =
      "(SELECT h.hash FROM hash_alias h WHERE h.node_id = n.id ORDER BY h.kind, h.hash LIMIT 1)";

  private static final String ROWS =
      """
      SELECT n.id, p.name, n.version, %s, c.name, n.target, n.os, n.concrete, n.first_seen_at
      FROM (%s) picked CROSS JOIN node n CROSS JOIN package p CROSS JOIN compiler c
      WHERE n.id = picked.id AND p.id = n.package_id AND c.id = n.compiler_id
      ORDER BY n.id %s
      """;

  private static final String FOUND =
      """
      SELECT n.id, p.name, n.version, h.kind, h.hash
      FROM (SELECT hash, kind, node_id FROM hash_alias
            WHERE hash >= ? AND hash < ? AND kind < 3
            ORDER BY hash, kind, node_id LIMIT ?) h
      CROSS JOIN node n CROSS JOIN package p
      WHERE n.id = h.node_id AND p.id = n.package_id
      ORDER BY h.hash, h.kind, n.id
      """;

  private SpecLists() {}

  static Page<SpecRow> list(Handle handle, SpecsView view) {
    List<UnknownName> unknown = new ArrayList<>();
    SpecPick pick = pick(handle, view, unknown);
    Page<SpecRow> page =
        Paging.page(
            view.cursor(),
            view.limit(),
            (from, most) -> rows(handle, pick, from, most),
            row -> Long.toString(row.id()));
    return new Page<>(page.rows(), page.previous(), page.next(), null, unknown);
  }

  private static SpecPick pick(Handle handle, SpecsView view, List<UnknownName> unknown) {
    SpecPick pick = SpecPick.ALL;
    if (view.hash() != null) {
      pick = pick.narrowed(new Hits(List.of(), hashed(handle, view.hash())));
    }
    if (view.packageName() != null) {
      List<Long> named = named(handle, view.packageName());
      if (named.isEmpty()) {
        String nearest = Nearby.name(handle, "package", view.packageName());
        unknown.add(new UnknownName("package", view.packageName(), nearest));
      }
      pick = pick.narrowed(new Hits(named, List.of()));
    }
    if (view.q() != null) {
      pick = pick.narrowed(Hits.of(Terms.of(view.q()), handle));
    }
    return view.concrete() == null ? pick : pick.concrete(view.concrete());
  }

  private static List<Long> named(Handle handle, String name) {
    return handle
        .createQuery("SELECT id FROM package WHERE name = ?")
        .bind(0, name)
        .mapTo(Long.class)
        .list();
  }

  private static List<Long> hashed(Handle handle, String start) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT node_id FROM hash_alias WHERE hash >= ? AND hash < ? AND kind < 3 LIMIT ?
            """)
        .bind(0, start)
        .bind(1, Hits.behind(start))
        .bind(2, MOST_BY_HASH)
        .mapTo(Long.class)
        .list();
  }

  private static List<SpecRow> rows(Handle handle, SpecPick pick, @Nullable Cursor from, int most) {
    Span span = Span.of(from);
    return handle
        .createQuery(ROWS.formatted(HASH, pick.sql(span, most), span.direction()))
        .map((row, context) -> row(row))
        .list();
  }

  private static SpecRow row(ResultSet row) throws SQLException {
    return new SpecRow(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getInt(8) != 0,
        Instant.EPOCH.plus(row.getLong(9), ChronoUnit.MICROS));
  }

  static List<HashMatch> find(Handle handle, String start, int most) {
    return handle
        .createQuery(FOUND)
        .bind(0, start)
        .bind(1, Hits.behind(start))
        .bind(2, most)
        .map(
            (row, context) ->
                new HashMatch(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    SpecHashes.kind(row.getInt(4)),
                    row.getString(5)))
        .list();
  }
}
