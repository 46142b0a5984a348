package org.spackmon.storage.views.names;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.search.Hits;

/** Reads names with their counts. */
final class NameReader {
  private static final String WORDS = "SELECT w.id, w.name, %s FROM (%s) w ORDER BY w.name %s";

  private static final String LATEST =
      """
      SELECT a.id, a.build_id, a.number, p.name, n.version, a.outcome, a.opened_at
      FROM attempt a JOIN package p ON p.id = a.package_id JOIN node n ON n.id = a.node_id
      WHERE a.id IN (%s)
      """;

  private static final String COUNTS =
      "SELECT value, outcome, n FROM tally WHERE facet = ? AND value IN (%s)";

  private static final String HOSTS =
      """
      SELECT h.id, h.hostname, h.platform, h.host_os, h.host_target, h.kernel_version, s.name
      FROM system s CROSS JOIN build_host h
      WHERE s.name = ? AND h.system_id = s.id AND h.id %s ? ORDER BY h.id %s LIMIT ?
      """;

  private NameReader() {}

  /**
   * A name.
   *
   * @param latest newest attempt; 0 where nothing was built yet
   */
  private record Word(long id, String name, long latest) {}

  /** An SQL text and what it takes. */
  private record Selection(String sql, List<Object> arguments, String direction) {}

  static List<NameRow> rows(
      Handle handle,
      Facet facet,
      @Nullable String name,
      @Nullable String part,
      @Nullable Cursor from,
      int most) {
    Selection page = selection(facet, name, part, from, most);
    Query query = handle.createQuery(WORDS.formatted(facet.latest, page.sql, page.direction));
    for (int i = 0; i < page.arguments.size(); i++) {
      query.bind(i, page.arguments.get(i));
    }
    List<Word> words =
        query
            .map((row, context) -> new Word(row.getLong(1), row.getString(2), row.getLong(3)))
            .list();
    Map<Long, LatestBuild> latest = latest(handle, words.stream().map(Word::latest).toList());
    Map<Long, Map<Outcome, Long>> counts =
        counts(handle, facet, words.stream().map(Word::id).toList());
    return words.stream()
        .map(
            word ->
                new NameRow(
                    word.id,
                    word.name,
                    new Counts(counts.getOrDefault(word.id, Map.of())),
                    latest.get(word.latest)))
        .toList();
  }

  private static Selection selection(
      Facet facet, @Nullable String name, @Nullable String part, @Nullable Cursor from, int most) {
    List<Object> arguments = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT id, name FROM " + facet.table + " WHERE TRUE");
    if (name != null) {
      sql.append(" AND name = ?");
      arguments.add(name);
    }
    if (part != null) {
      sql.append(" AND replace(lower(name), ?, '') <> lower(name)");
      arguments.add(part.toLowerCase(Locale.ROOT));
    }
    boolean forward = from == null || from.forward();
    if (from != null) {
      sql.append(forward ? " AND name > ?" : " AND name < ?");
      arguments.add(from.key());
    }
    String direction = forward ? "ASC" : "DESC";
    sql.append(" ORDER BY name ").append(direction).append(" LIMIT ?");
    arguments.add(most);
    return new Selection(sql.toString(), arguments, direction);
  }

  /** As numbers: a planner that knows how few they are finds them by their index. */
  private static Map<Long, LatestBuild> latest(Handle handle, List<Long> attempts) {
    Map<Long, LatestBuild> latest = new HashMap<>();
    handle
        .createQuery(LATEST.formatted(Hits.list(attempts)))
        .map((row, context) -> latest.put(row.getLong(1), latest(row)))
        .list();
    return latest;
  }

  private static LatestBuild latest(ResultSet row) throws SQLException {
    return new LatestBuild(
        row.getLong(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        Outcome.of(row.getInt(6)),
        Instant.EPOCH.plus(row.getLong(7), ChronoUnit.MICROS));
  }

  private static Map<Long, Map<Outcome, Long>> counts(Handle handle, Facet facet, List<Long> ids) {
    Map<Long, Map<Outcome, Long>> counts = new HashMap<>();
    handle
        .createQuery(COUNTS.formatted(Hits.list(ids)))
        .bind(0, facet.code)
        .map(
            (row, context) ->
                counts
                    .computeIfAbsent(row.getLong(1), id -> new EnumMap<>(Outcome.class))
                    .put(Outcome.of(row.getInt(2)), row.getLong(3)))
        .list();
    return counts;
  }

  static Counts counts(Handle handle) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    handle
        .createQuery("SELECT outcome, n FROM tally WHERE facet = 0 AND value = 0")
        .map((row, context) -> counts.put(Outcome.of(row.getInt(1)), row.getLong(2)))
        .list();
    return new Counts(counts);
  }

  static List<String> starting(Handle handle, Facet facet, String start, int most) {
    return handle
        .createQuery(
            "SELECT name FROM %s WHERE name >= ? AND name < ? ORDER BY name LIMIT ?"
                .formatted(facet.table))
        .bind(0, start)
        .bind(1, Hits.behind(start))
        .bind(2, most)
        .mapTo(String.class)
        .list();
  }

  static List<HostRow> hosts(Handle handle, String system, @Nullable Cursor from, int most) {
    boolean forward = from == null || from.forward();
    return handle
        .createQuery(HOSTS.formatted(forward ? ">" : "<", forward ? "ASC" : "DESC"))
        .bind(0, system)
        .bind(1, from == null ? 0 : from.number())
        .bind(2, most)
        .map(
            (row, context) ->
                new HostRow(
                    row.getLong(1),
                    new BuildHost(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                    row.getString(7)))
        .list();
  }
}
