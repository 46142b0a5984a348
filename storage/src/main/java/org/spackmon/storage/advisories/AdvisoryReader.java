package org.spackmon.storage.advisories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Advisory;
import org.spackmon.advisories.Severity;
import org.spackmon.advisories.Verdict;
import org.spackmon.storage.inventory.Inventory;
import org.spackmon.storage.inventory.Spread;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;

/** Reads advisories with what they mean here; how much of it is installed, the inventory tells. */
final class AdvisoryReader {
  static final String COLUMNS =
      """
      SELECT a.id, a.name, a.summary, a.severity, a.verdict, a.first_hit, a.first_seen_at,
        a.status, a.justification, a.reason, a.stated_by, a.stated_at""";

  private static final String ROWS = COLUMNS + " FROM advisory a WHERE ";
  private static final String ONE = COLUMNS + ", a.body FROM advisory a WHERE a.name = :name";

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

  private static final String NODES =
      """
      SELECT h.advisory_id, n.id FROM advisory_hit h CROSS JOIN node n
      WHERE h.advisory_id IN (<ids>) AND n.package_id = h.package_id AND n.version = h.version
        AND n.concrete = 1""";

  private final Jdbi reads;
  private final Inventory inventory;

  AdvisoryReader(Jdbi reads, Inventory inventory) {
    this.reads = reads;
    this.inventory = inventory;
  }

  /** Advisories before it is known how much is installed. */
  private record Known(List<AdvisoryRow> rows, Map<Long, List<Long>> nodes) {}

  Page<AdvisoryRow> list(AdvisoriesView view) {
    Page<AdvisoryRow> page =
        reads.withHandle(
            handle ->
                Paging.page(
                    view.cursor(),
                    view.limit(),
                    (from, most) -> rows(handle, view, from, most),
                    row -> Long.toString(row.firstHit())));
    Map<Long, AdvisoryRow> whole = new HashMap<>();
    whole(page.rows()).rows.forEach(row -> whole.put(row.id(), row));
    return page.map(row -> whole.getOrDefault(row.id(), row));
  }

  /** With their hits, and how much of that is installed: asked when no connection is held. */
  private Known whole(List<AdvisoryRow> rows) {
    if (rows.isEmpty()) {
      return new Known(rows, Map.of());
    }
    List<Long> ids = rows.stream().map(AdvisoryRow::id).toList();
    Map<Long, List<HitRow>> hits = new HashMap<>();
    Map<Long, List<Long>> nodes = new HashMap<>();
    reads.useHandle(
        handle -> {
          handle
              .createQuery(HITS)
              .bindList("ids", ids)
              .map((row, context) -> of(hits, row.getLong(1)).add(hit(row)))
              .list();
          handle
              .createQuery(NODES)
              .bindList("ids", ids)
              .map((row, context) -> of(nodes, row.getLong(1)).add(row.getLong(2)))
              .list();
        });
    List<Spread> spreads = inventory.spread(ids.stream().map(id -> of(nodes, id)).toList());
    List<AdvisoryRow> whole = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      whole.add(rows.get(i).with(of(hits, ids.get(i)), spreads.get(i)));
    }
    return new Known(whole, nodes);
  }

  private static <T> List<T> of(Map<Long, List<T>> lists, long id) {
    return lists.computeIfAbsent(id, none -> new ArrayList<>());
  }

  Optional<AdvisoryPage> get(String name) {
    record Found(AdvisoryRow row, Advisory advisory) {}
    Optional<Found> found =
        reads.withHandle(
            handle ->
                handle
                    .createQuery(ONE)
                    .bind("name", name)
                    .map((row, context) -> new Found(row(row), Body.read(row.getBytes(13))))
                    .findOne());
    return found.map(
        one -> {
          Known known = whole(List.of(one.row));
          return new AdvisoryPage(known.rows.get(0), one.advisory, of(known.nodes, one.row.id()));
        });
  }

  List<HitRow> newest(int limit) {
    return reads.withHandle(
        handle ->
            handle.createQuery(NEWEST).bind("limit", limit).map((row, context) -> hit(row)).list());
  }

  List<HitRow> of(String packageName, String version) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(OF)
                .bind("name", packageName)
                .bind("version", version)
                .map((row, context) -> hit(row))
                .list());
  }

  private static List<AdvisoryRow> rows(
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
          EXISTS (SELECT 1 FROM advisory_hit h CROSS JOIN node n CROSS JOIN install i
            WHERE h.advisory_id = a.id AND n.package_id = h.package_id AND n.version = h.version
              AND i.node_id = n.id AND i.uninstalled_at IS NULL
              AND i.system_id = (SELECT id FROM system WHERE name = :system))""");
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
