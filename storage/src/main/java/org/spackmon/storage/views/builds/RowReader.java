package org.spackmon.storage.views.builds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.failures.Diagnosis;

/** Reads attempts with their words, once it is decided which. */
final class RowReader {
  /** Between the tags of an attempt; no tag holds it. */
  private static final String SEPARATOR = "\u001f";

  // CROSS JOIN, so that SQLite starts at the few that were picked; a plain join to PostgreSQL.
  private static final String ROWS =
      """
      SELECT a.id, a.build_id, a.number, a.outcome, p.name, n.version, a.node_id, b.spec_hash,
        c.name, s.name, h.hostname, o.name, b.spack_version, a.phases,
        a.opened_at, a.started_at, a.ended_at, a.duration,
        (SELECT string_agg(t.name, ?) FROM attempt_tag x JOIN tag t ON t.id = x.tag_id
          WHERE x.attempt_id = a.id), d.cause, d.phase
      FROM (%s) picked
      CROSS JOIN attempt a
      CROSS JOIN build b
      CROSS JOIN node n
      CROSS JOIN build_host h
      CROSS JOIN package p
      CROSS JOIN compiler c
      CROSS JOIN system s
      CROSS JOIN account o
      LEFT JOIN diagnosis d ON d.attempt_id = a.id
      WHERE a.id = picked.id AND b.id = a.build_id AND n.id = a.node_id AND h.id = b.host_id
        AND p.id = a.package_id AND c.id = a.compiler_id AND s.id = a.system_id
        AND o.id = a.account_id
      ORDER BY a.id %s
      """;

  private RowReader() {}

  /**
   * In the direction asked for.
   *
   * @param pick a SELECT of attempts' ids
   */
  static List<BuildRow> rows(Handle handle, String pick, List<?> arguments, String direction) {
    Query query = handle.createQuery(ROWS.formatted(pick, direction)).bind(0, SEPARATOR);
    for (int i = 0; i < arguments.size(); i++) {
      query.bind(i + 1, arguments.get(i));
    }
    return query.map((row, context) -> row(row)).list();
  }

  private static BuildRow row(ResultSet row) throws SQLException {
    return new BuildRow(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        Outcome.of(row.getInt(4)),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        tags(row.getString(19)),
        PhaseMark.all(row.getString(14)),
        diagnosis(row.getString(20), row.getString(21)),
        Times.instant(row.getLong(15)),
        Times.instant(row, 16),
        Times.instant(row, 17),
        Times.duration(row, 18));
  }

  private static @Nullable String diagnosis(@Nullable String cause, @Nullable String phase) {
    return cause == null || cause.isEmpty() ? null : Diagnosis.words(cause, phase);
  }

  private static List<String> tags(@Nullable String joined) {
    return joined == null
        ? List.of()
        : Stream.of(joined.split(SEPARATOR, -1)).distinct().sorted().toList();
  }
}
