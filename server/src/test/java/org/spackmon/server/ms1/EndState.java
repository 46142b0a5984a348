package org.spackmon.server.ms1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.spackmon.record.Outcome;

/** What the store knows of some people's builds. */
final class EndState {
  private EndState() {}

  record Build(
      String name,
      String hostname,
      String hash,
      String user,
      Set<String> tags,
      Map<String, Integer> analyzers,
      List<Attempt> attempts) {}

  /**
   * One try.
   *
   * @param phases name to status
   */
  record Attempt(String outcome, Map<String, String> phases, Set<String> statuses) {}

  private record Row(long id, String name, String hostname, String hash, String user) {}

  /** The builds of everybody whose name ends like this, which is left out of the names. */
  static List<Build> of(Handle handle, String suffix) {
    return handle
        .createQuery(
            """
            SELECT b.id, p.name, h.hostname, b.spec_hash, a.name AS account
              FROM build b
              JOIN node n ON n.id = b.node_id
              JOIN package p ON p.id = n.package_id
              JOIN build_host h ON h.id = b.host_id
              JOIN account a ON a.id = b.account_id
             WHERE a.name LIKE :people
            """)
        .bind("people", "%" + suffix)
        .map(
            (row, ctx) ->
                new Row(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getString("hostname"),
                    row.getString("spec_hash"),
                    row.getString("account").replace(suffix, "")))
        .list()
        .stream()
        .map(row -> build(handle, row))
        .sorted(
            Comparator.comparing(Build::name)
                .thenComparing(Build::hostname)
                .thenComparing(Build::user)
                .thenComparing(Build::hash))
        .toList();
  }

  private static Build build(Handle handle, Row row) {
    return new Build(
        row.name(),
        row.hostname(),
        row.hash(),
        row.user(),
        new TreeSet<>(
            texts(
                handle,
                """
                SELECT t.name FROM tag t JOIN attempt_tag g ON g.tag_id = t.id
                  JOIN attempt a ON a.id = g.attempt_id WHERE a.build_id = :id
                """,
                row.id())),
        analyzers(handle, row.id()),
        attempts(handle, row.id()));
  }

  private static Map<String, Integer> analyzers(Handle handle, long build) {
    Map<String, Integer> analyzers = new TreeMap<>();
    handle
        .createQuery(
            "SELECT analyzer, SUM(entries) AS n FROM analysis WHERE build_id = :id GROUP BY analyzer")
        .bind("id", build)
        .map((row, ctx) -> analyzers.put(row.getString("analyzer"), row.getInt("n")))
        .list();
    return analyzers;
  }

  private static List<Attempt> attempts(Handle handle, long build) {
    List<Attempt> attempts = new ArrayList<>();
    handle
        .createQuery("SELECT id, outcome FROM attempt WHERE build_id = :id ORDER BY number")
        .bind("id", build)
        .map(
            (row, ctx) -> {
              long id = row.getLong("id");
              Map<String, String> phases = new TreeMap<>();
              texts(handle, "SELECT name || ' ' || status FROM phase WHERE attempt_id = :id", id)
                  .forEach(phase -> phases.put(phase.split(" ", 2)[0], phase.split(" ", 2)[1]));
              Set<String> statuses =
                  new TreeSet<>(
                      texts(
                          handle,
                          "SELECT status FROM claim WHERE attempt_id = :id AND phase IS NULL",
                          id));
              return new Attempt(Outcome.of(row.getInt("outcome")).word(), phases, statuses);
            })
        .forEach(attempts::add);
    return attempts;
  }

  private static List<String> texts(Handle handle, String sql, long id) {
    return handle.createQuery(sql).bind("id", id).mapTo(String.class).list();
  }
}
