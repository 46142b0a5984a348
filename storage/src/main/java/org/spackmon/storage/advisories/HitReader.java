package org.spackmon.storage.advisories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.spackmon.advisories.Verdict;

/** Which packages, in which versions, does an advisory mean here? */
final class HitReader {
  private static final String HITS =
      """
      SELECT h.advisory_id, a.name, a.summary, p.name, h.version, h.verdict, h.first_seen_at
      FROM advisory_hit h CROSS JOIN advisory a CROSS JOIN package p
      WHERE h.advisory_id IN (<ids>) AND a.id = h.advisory_id AND p.id = h.package_id
      ORDER BY p.name, h.id""";

  private static final String NEWEST =
      """
      SELECT h.advisory_id, a.name, a.summary, p.name, h.version, h.verdict, h.first_seen_at
      FROM advisory_hit h CROSS JOIN advisory a CROSS JOIN package p
      WHERE h.id > 0 AND a.id = h.advisory_id AND p.id = h.package_id
        AND h.verdict >= 2 AND a.status IN (0, 1, 4)
      ORDER BY h.id DESC LIMIT :limit""";

  private static final String OF =
      """
      SELECT h.advisory_id, a.name, a.summary, p.name, h.version, h.verdict, h.first_seen_at
      FROM package p CROSS JOIN advisory_hit h CROSS JOIN advisory a
      WHERE p.name = :name AND h.package_id = p.id AND h.version = :version
        AND h.verdict >= 2 AND a.id = h.advisory_id AND a.status IN (0, 1, 4)
      ORDER BY h.id DESC""";

  private HitReader() {}

  /** By the ids of their advisories. */
  static Map<Long, List<HitRow>> of(Handle handle, List<Long> advisories) {
    Map<Long, List<HitRow>> hits = new HashMap<>();
    handle
        .createQuery(HITS)
        .bindList("ids", advisories)
        .map((row, context) -> add(hits, row.getLong(1), hit(row)))
        .list();
    return hits;
  }

  private static boolean add(Map<Long, List<HitRow>> lists, long id, HitRow one) {
    return lists.computeIfAbsent(id, none -> new ArrayList<>()).add(one);
  }

  static List<HitRow> newest(Handle handle, int limit) {
    return handle.createQuery(NEWEST).bind("limit", limit).map((row, context) -> hit(row)).list();
  }

  static List<HitRow> of(Handle handle, String packageName, String version) {
    return handle
        .createQuery(OF)
        .bind("name", packageName)
        .bind("version", version)
        .map((row, context) -> hit(row))
        .list();
  }

  private static HitRow hit(ResultSet row) throws SQLException {
    return new HitRow(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Verdict.of(row.getInt(6)),
        instant(row.getLong(7)));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
