package org.spackmon.storage.views.installs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;

/** What is installed on a system, and when did it come? */
public final class Installs {
  /** Which of them: all, those that are there, those asked for by themselves, those gone. */
  public enum Which {
    ALL("TRUE"),
    THERE("i.uninstalled_at IS NULL"),
    EXPLICIT("i.uninstalled_at IS NULL AND i.explicit = 1"),
    GONE("i.uninstalled_at IS NOT NULL");

    private final String condition;

    Which(String condition) {
      this.condition = condition;
    }
  }

  private static final String LIST =
      """
      SELECT i.id, i.node_id, p.name, n.version, i.hash, i.prefix, s.root, i.explicit, i.external,
        i.installed_at, i.first_seen_at, i.uninstalled_at, i.origin_host, a.build_id, a.number
      FROM system y CROSS JOIN install i CROSS JOIN node n CROSS JOIN package p CROSS JOIN store s
      LEFT JOIN attempt a ON a.id = i.attempt_id
      WHERE y.name = ? AND i.system_id = y.id AND %s AND i.id %s ?
        AND n.id = i.node_id AND p.id = i.package_id AND s.id = i.store_id
      ORDER BY i.id %s LIMIT ?""";

  private final Jdbi reads;

  public Installs(Jdbi reads) {
    this.reads = reads;
  }

  /** Those of a system, what was told of last before the others. */
  public Page<InstallRow> list(String system, Which which, @Nullable Cursor cursor, int limit) {
    return reads.withHandle(
        handle ->
            Paging.page(
                cursor,
                limit,
                (from, most) -> rows(handle, system, which, from, most),
                row -> Long.toString(row.id())));
  }

  private static List<InstallRow> rows(
      Handle handle, String system, Which which, @Nullable Cursor from, int most) {
    boolean forward = from == null || from.forward();
    return handle
        .createQuery(LIST.formatted(which.condition, forward ? "<" : ">", forward ? "DESC" : "ASC"))
        .bind(0, system)
        .bind(1, from == null ? Long.MAX_VALUE : from.number())
        .bind(2, most)
        .map((row, context) -> row(row))
        .list();
  }

  private static InstallRow row(ResultSet row) throws SQLException {
    return new InstallRow(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getInt(8) == 1,
        row.getInt(9) == 1,
        time(row, 10),
        Objects.requireNonNull(time(row, 11)),
        time(row, 12),
        row.getString(13),
        number(row, 14),
        number(row, 15));
  }

  /** The install trees of a system, and how much is in each. */
  public List<StoreRow> stores(String system) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT s.root, s.spack_root, s.first_seen_at, s.seen_at,
                      (SELECT count(*) FROM install i
                        WHERE i.store_id = s.id AND i.uninstalled_at IS NULL)
                    FROM system y JOIN store s ON s.system_id = y.id
                    WHERE y.name = ? ORDER BY s.root""")
                .bind(0, system)
                .map(
                    (row, context) ->
                        new StoreRow(
                            row.getString(1),
                            row.getString(2),
                            Objects.requireNonNull(time(row, 3)),
                            Objects.requireNonNull(time(row, 4)),
                            row.getLong(5)))
                .list());
  }

  /** Names of the systems of which anybody ever told an install tree. */
  public List<String> systems() {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT y.name FROM system y
                    WHERE EXISTS (SELECT 1 FROM store s WHERE s.system_id = y.id)
                    ORDER BY y.name""")
                .mapTo(String.class)
                .list());
  }

  /** What is there on one of two systems only. */
  public SystemDifference difference(String first, String second) {
    return reads.withHandle(
        handle -> SystemDifference.of(there(handle, first), there(handle, second)));
  }

  private static List<SystemDifference.Spec> there(Handle handle, String system) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT i.node_id, p.name, n.version
            FROM system y CROSS JOIN install i CROSS JOIN package p CROSS JOIN node n
            WHERE y.name = ? AND i.system_id = y.id AND i.uninstalled_at IS NULL
              AND p.id = i.package_id AND n.id = i.node_id
            ORDER BY p.name, n.version, i.node_id""")
        .bind(0, system)
        .map(
            (row, context) ->
                new SystemDifference.Spec(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Long.valueOf(value);
  }

  private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    Long micros = number(row, column);
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
