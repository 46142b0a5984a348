package org.spackmon.storage.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is known of some installs that were found? */
final class InstallReader {
  private static final String ROWS =
      """
      SELECT i.id, p.name, n.version, i.hash, y.name, t.name, s.root, i.prefix, i.explicit,
        i.external, i.installed_at, i.uninstalled_at, i.node_id, a.build_id, a.number, o.name
      FROM install i JOIN node n ON n.id = i.node_id JOIN package p ON p.id = i.package_id
        JOIN store s ON s.id = i.store_id JOIN system y ON y.id = i.system_id
        LEFT JOIN site t ON t.id = y.site_id LEFT JOIN attempt a ON a.id = i.attempt_id
        LEFT JOIN account o ON o.id = a.account_id
      WHERE i.id IN (%s)""";

  private InstallReader() {}

  /** In the order of the hits; one that is gone from the store meanwhile is left out. */
  static List<InstallRow> read(Jdbi reads, List<Found.Hit> hits) {
    if (hits.isEmpty()) {
      return List.of();
    }
    Map<Long, Use> uses = new HashMap<>();
    hits.forEach(hit -> uses.put(hit.id(), hit.use()));
    String ids = hits.stream().map(hit -> Long.toString(hit.id())).collect(Collectors.joining(","));
    Map<Long, InstallRow> rows = new HashMap<>();
    reads.useHandle(
        handle ->
            handle
                .createQuery(ROWS.formatted(ids))
                .map((row, context) -> row(row, uses))
                .forEach(row -> rows.put(row.id(), row)));
    return hits.stream().map(hit -> rows.get(hit.id())).filter(row -> row != null).toList();
  }

  private static InstallRow row(ResultSet row, Map<Long, Use> uses) throws SQLException {
    return new InstallRow(
        row.getLong(1),
        row.getLong(13),
        uses.getOrDefault(row.getLong(1), Use.ITSELF),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getInt(9) == 1,
        row.getInt(10) == 1,
        time(row.getString(11)),
        time(row.getString(12)),
        number(row.getString(14)),
        number(row.getString(15)),
        row.getString(16));
  }

  private static @Nullable Long number(@Nullable String text) {
    return text == null ? null : Long.valueOf(text);
  }

  private static @Nullable Instant time(@Nullable String micros) {
    return micros == null ? null : Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }
}
