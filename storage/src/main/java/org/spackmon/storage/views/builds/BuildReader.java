package org.spackmon.storage.views.builds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;
import org.spackmon.record.BuildHost;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.specs.SpecHashes;

/** Reads one build with all that is known of it. */
final class BuildReader {
  /** More attempts are asked for one by one; more results of analyzers by the page. */
  static final int MOST_ATTEMPTS = 50;

  static final int MOST_ANALYSES = 200;

  private static final String FACTS =
      """
      SELECT b.node_id, p.name, n.version, b.spec_hash, c.name, h.hostname, h.platform, h.host_os,
        h.host_target, h.kernel_version, s.name, o.name, b.spack_version, b.created_at,
        (SELECT count(*) FROM attempt a WHERE a.build_id = b.id),
        (SELECT count(*) FROM analysis a WHERE a.build_id = b.id)
      FROM build b
      CROSS JOIN node n
      CROSS JOIN build_host h
      CROSS JOIN package p
      CROSS JOIN compiler c
      CROSS JOIN system s
      CROSS JOIN account o
      WHERE b.id = ? AND n.id = b.node_id AND h.id = b.host_id AND p.id = n.package_id
        AND c.id = n.compiler_id AND s.id = h.system_id AND o.id = b.account_id
      """;

  private static final String ANALYSIS =
      """
      SELECT a.id, a.build_id, a.analyzer, a.name, a.file, a.kind, a.entries, c.bytes,
        a.content_id, a.received_at
      FROM analysis a JOIN content c ON c.id = a.content_id
      """;

  private BuildReader() {}

  static Optional<BuildPage> build(Handle handle, long id) {
    return handle
        .createQuery(FACTS)
        .bind(0, id)
        .map((row, context) -> build(handle, id, row))
        .findOne();
  }

  private static BuildPage build(Handle handle, long id, ResultSet row) throws SQLException {
    return new BuildPage(
        id,
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        SpecHashes.of(handle, row.getLong(1)),
        row.getString(5),
        new BuildHost(
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            row.getString(10)),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        Times.instant(row.getLong(14)),
        AttemptReader.newest(handle, id, MOST_ATTEMPTS),
        row.getLong(15),
        analyses(handle, id),
        row.getLong(16));
  }

  private static List<AnalysisRow> analyses(Handle handle, long build) {
    return handle
        .createQuery(ANALYSIS + "WHERE a.build_id = ? ORDER BY a.analyzer, a.name, a.file LIMIT ?")
        .bind(0, build)
        .bind(1, MOST_ANALYSES)
        .map((row, context) -> analysis(row))
        .list();
  }

  static Optional<AnalysisRow> analysis(Handle handle, long id) {
    return handle
        .createQuery(ANALYSIS + "WHERE a.id = ?")
        .bind(0, id)
        .map((row, context) -> analysis(row))
        .findOne();
  }

  /** The content that lists them. */
  static Optional<Long> installFiles(Handle handle, long build) {
    return handle
        .createQuery(
            """
            SELECT content_id FROM analysis
            WHERE build_id = ? AND analyzer = 'install_files' AND name = '' AND kind = 1
            ORDER BY file LIMIT 1
            """)
        .bind(0, build)
        .mapTo(Long.class)
        .findOne();
  }

  static List<AnalysisRow> analyses(Handle handle, long build, @Nullable Cursor from, int most) {
    boolean forward = from == null || from.forward();
    return handle
        .createQuery(
            ANALYSIS
                + (forward
                    ? "WHERE a.build_id = ? AND a.id > ? ORDER BY a.id LIMIT ?"
                    : "WHERE a.build_id = ? AND a.id < ? ORDER BY a.id DESC LIMIT ?"))
        .bind(0, build)
        .bind(1, from == null ? 0 : from.number())
        .bind(2, most)
        .map((row, context) -> analysis(row))
        .list();
  }

  private static AnalysisRow analysis(ResultSet row) throws SQLException {
    return new AnalysisRow(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        kind(row.getInt(6)),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        Times.instant(row.getLong(10)));
  }

  private static Analysis.Kind kind(int code) {
    for (Analysis.Kind kind : Analysis.Kind.values()) {
      if (kind.code() == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of analysis has code " + code);
  }
}
