package org.spackmon.storage.views.builds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.packages.Matrix.Cell;
import org.spackmon.storage.views.packages.MatrixBy;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;
import org.spackmon.storage.views.paging.Total;

/** Makes pages of attempts, newest first. */
final class Lists {
  private static final String OF_SPEC =
      "SELECT id FROM attempt WHERE node_id = ? AND id < ? AND id > ? ORDER BY id %s LIMIT %d";

  private static final String OF_FAILURE =
      "SELECT attempt_id AS id FROM diagnosis WHERE failure_id = ? AND attempt_id < ?"
          + " AND attempt_id > ? ORDER BY attempt_id %s LIMIT %d";

  private static final String OF_CELL =
      """
      SELECT a.id FROM package p CROSS JOIN node n CROSS JOIN attempt a CROSS JOIN %s w
      WHERE p.name = ? AND n.package_id = p.id AND coalesce(n.version, '') = ?
        AND a.node_id = n.id AND w.id = a.%s_id AND w.name = ?
        AND a.id < ? AND a.id > ? ORDER BY a.id %%s LIMIT %%d""";

  private Lists() {}

  static Page<BuildRow> filtered(
      Handle handle, BuildFilter filter, @Nullable Cursor cursor, int limit, Effort effort) {
    Choice choice = Choice.of(filter, handle, effort);
    return choice.isEmpty()
        ? new Page<>(List.of(), null, null, choice.total(), choice.unknown())
        : page(handle, choice, cursor, limit, effort);
  }

  private static Page<BuildRow> page(
      Handle handle, Choice choice, @Nullable Cursor cursor, int limit, Effort effort) {
    long width = Pick.width(choice, effort);
    Bounds bounds =
        Bounds.of(cursor, width, width == 0 ? 0 : newest(handle)).notBelow(choice.floor());
    Pick pick = Pick.of(choice, bounds, limit + 1, effort);
    List<BuildRow> read = RowReader.rows(handle, pick.sql(), pick.arguments(), bounds.direction());
    boolean full = read.size() > limit;
    List<BuildRow> rows = new ArrayList<>(full ? read.subList(0, limit) : read);
    if (!bounds.forward()) {
      if (!full && !bounds.cut()) {
        return page(handle, choice, null, limit, effort); // the top, and as full as any page
      }
      Collections.reverse(rows);
    }
    Cursor next = next(rows, bounds, full);
    return new Page<>(
        rows,
        previous(rows, cursor, bounds, full),
        next,
        cursor == null && next == null ? Total.exactly(rows.size()) : choice.total(),
        choice.unknown());
  }

  private static @Nullable Cursor previous(
      List<BuildRow> rows, @Nullable Cursor cursor, Bounds bounds, boolean full) {
    if (cursor == null) {
      return null;
    }
    if (bounds.forward() ? rows.isEmpty() : !full) {
      return Cursor.previous(bounds.below() - 1);
    }
    return Cursor.previous(rows.get(0).attempt());
  }

  private static @Nullable Cursor next(List<BuildRow> rows, Bounds bounds, boolean full) {
    if (bounds.forward() && !full) {
      return bounds.cut() ? Cursor.next(bounds.above() + 1) : null;
    }
    return rows.isEmpty()
        ? Cursor.next(bounds.above() + 1)
        : Cursor.next(rows.get(rows.size() - 1).attempt());
  }

  static Page<BuildRow> ofSpec(Handle handle, long node, @Nullable Cursor cursor, int limit) {
    return picked(handle, OF_SPEC, List.of(node), cursor, limit);
  }

  static Page<BuildRow> ofFailure(Handle handle, long failure, @Nullable Cursor cursor, int limit) {
    return picked(handle, OF_FAILURE, List.of(failure), cursor, limit);
  }

  static Page<BuildRow> ofCell(
      Handle handle,
      String packageName,
      MatrixBy by,
      Cell cell,
      @Nullable Cursor cursor,
      int limit) {
    String pick = OF_CELL.formatted(by.word(), by.word());
    return picked(handle, pick, List.of(packageName, cell.version(), cell.column()), cursor, limit);
  }

  private static Page<BuildRow> picked(
      Handle handle, String pick, List<?> by, @Nullable Cursor cursor, int limit) {
    return Paging.page(
        cursor,
        limit,
        (from, most) -> {
          Bounds bounds = Bounds.of(from, 0, 0);
          return RowReader.rows(
              handle,
              pick.formatted(bounds.direction(), most),
              Stream.concat(by.stream(), Stream.of(bounds.below(), bounds.above())).toList(),
              bounds.direction());
        },
        row -> Long.toString(row.attempt()));
  }

  private static long newest(Handle handle) {
    return handle.createQuery("SELECT coalesce(max(id), 0) FROM attempt").mapTo(Long.class).one();
  }
}
