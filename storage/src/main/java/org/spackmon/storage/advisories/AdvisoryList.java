package org.spackmon.storage.advisories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Severity;
import org.spackmon.advisories.Verdict;
import org.spackmon.storage.inventory.Spread;
import org.spackmon.storage.views.paging.Cursor;

/** Which advisories are in a list? Their own facts; what they mean here comes after. */
final class AdvisoryList {
  static final String COLUMNS =
      """
      SELECT a.id, a.name, a.summary, a.severity, a.verdict, a.first_hit, a.first_seen_at,
        a.status, a.justification, a.reason, a.stated_by, a.stated_at""";

  private static final String ROWS = COLUMNS + " FROM advisory a WHERE ";

  private AdvisoryList() {}

  static List<AdvisoryRow> read(
      Handle handle, AdvisoriesView view, @Nullable Cursor from, int most) {
    boolean forward = from == null || from.forward();
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    conditions.add("a.first_hit " + (forward ? "<" : ">") + " :from");
    values.put("from", from == null ? Long.MAX_VALUE : from.number());
    conditions.add(view.show().condition());
    if (view.severity() != null) {
      conditions.add("a.severity = :severity");
      values.put("severity", view.severity().code());
    }
    if (view.packageName() != null) {
      conditions.add(
          """
          EXISTS (SELECT 1 FROM advisory_hit h WHERE h.advisory_id = a.id
            AND h.package_id = (SELECT id FROM package WHERE name = :package))""");
      values.put("package", view.packageName());
    }
    if (view.system() != null) {
      conditions.add(
          """
          EXISTS (SELECT 1 FROM advisory_hit h WHERE h.advisory_id = a.id
            AND (h.package_id, h.version) IN (
              SELECT n.package_id, n.version FROM install i CROSS JOIN node n
              WHERE i.system_id = (SELECT id FROM system WHERE name = :system)
                AND i.uninstalled_at IS NULL AND n.id = i.node_id))""");
      values.put("system", view.system());
    }
    String where = conditions.stream().collect(Collectors.joining(" AND "));
    String order = " ORDER BY a.first_hit " + (forward ? "DESC" : "ASC") + " LIMIT :most";
    return handle
        .createQuery(ROWS + where + order)
        .bindMap(values)
        .bind("most", most)
        .map((row, context) -> row(row))
        .list();
  }

  static AdvisoryRow row(ResultSet row) throws SQLException {
    int verdict = row.getInt(5);
    return new AdvisoryRow(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        Severity.of(row.getInt(4)),
        verdict == 0 ? null : Verdict.of(verdict),
        row.getLong(6),
        verdict == 0 ? null : instant(row.getLong(7)),
        statement(row),
        List.of(),
        Spread.NONE);
  }

  private static @Nullable Statement statement(ResultSet row) throws SQLException {
    Status status = Status.of(row.getInt(8));
    return status == null
        ? null
        : new Statement(
            status,
            row.getString(9),
            row.getString(10),
            row.getString(11),
            instant(row.getLong(12)));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
