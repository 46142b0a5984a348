package org.spackmon.storage.advisories;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.advisories.Advisory;
import org.spackmon.advisories.AdvisoryMap;
import org.spackmon.advisories.Judge;
import org.spackmon.advisories.Subject;
import org.spackmon.advisories.Verdict;
import org.spackmon.storage.ledger.Books;

/** Looks up packages that wait among all advisories, a few at a time. */
final class Matching {
  private static final int STEP = 500;

  private final AdvisoryMap map;
  private final Judge judge;

  Matching(AdvisoryMap map) {
    this.map = map;
    this.judge = new Judge(map);
  }

  /** What was found for some that waited; nothing is written until it is kept. */
  record Step(Map<Pair, Map<Hit, Verdict>> found) {
    boolean isLast() {
      return found.size() < STEP;
    }

    void keep(Books books, long now) throws SQLException {
      HitRows rows = new HitRows(books, now);
      for (Map.Entry<Pair, Map<Hit, Verdict>> each : found.entrySet()) {
        rows.ofPair(each.getKey(), each.getValue());
        books
            .statements()
            .update("UPDATE package_version SET matched = 1 WHERE id = ?", each.getKey().id());
      }
    }
  }

  Step step(Jdbi reads) {
    return reads.withHandle(
        handle -> {
          Map<Pair, Map<Hit, Verdict>> found = new HashMap<>();
          waiting(handle).stream()
              .collect(Collectors.groupingBy(Pair::name))
              .forEach((name, pairs) -> look(handle, name, pairs, found));
          return new Step(found);
        });
  }

  private static List<Pair> waiting(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT v.id, v.package_id, p.name, v.version
            FROM package_version v CROSS JOIN package p
            WHERE v.matched = 0 AND p.id = v.package_id ORDER BY v.id LIMIT :step""")
        .bind("step", STEP)
        .map(
            (row, context) ->
                new Pair(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)))
        .list();
  }

  private void look(
      Handle handle, String name, List<Pair> pairs, Map<Pair, Map<Hit, Verdict>> found) {
    Map<Long, Advisory> advisories = about(handle, name);
    for (Pair pair : pairs) {
      Map<Hit, Verdict> hits = new HashMap<>();
      advisories.forEach((id, advisory) -> judge(id, advisory, pair, hits));
      found.put(pair, hits);
    }
  }

  /** What one advisory means among packages by their names. */
  Map<Hit, Verdict> hits(long id, Advisory advisory, Map<String, List<Pair>> pairs) {
    Map<Hit, Verdict> hits = new HashMap<>();
    AdvisoryRows.subjects(advisory).stream()
        .flatMap(subject -> map.names(subject).stream())
        .distinct()
        .flatMap(name -> pairs.getOrDefault(name, List.of()).stream())
        .forEach(pair -> judge(id, advisory, pair, hits));
    return hits;
  }

  private void judge(long id, Advisory advisory, Pair pair, Map<Hit, Verdict> hits) {
    Verdict verdict = judge.judge(advisory, pair.name(), pair.version());
    if (verdict != null) {
      hits.put(new Hit(id, pair.packageId(), pair.version()), verdict);
    }
  }

  /** Those that may mean a package: by what it is called, or by its bare name if nobody said. */
  private Map<Long, Advisory> about(Handle handle, String name) {
    List<String> words = new ArrayList<>();
    map.subjects(name).stream().map(Subject::toString).forEach(words::add);
    String column = words.isEmpty() ? "bare_name" : "subject";
    if (words.isEmpty()) {
      words.add(name);
    }
    Map<Long, Advisory> advisories = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT a.id, a.body FROM advisory a
            WHERE a.id IN (SELECT s.advisory_id FROM advisory_subject s WHERE s.%s IN (<words>))
              AND a.withdrawn_at IS NULL"""
                .formatted(column))
        .bindList("words", words)
        .map((row, context) -> advisories.put(row.getLong(1), Body.read(row.getBytes(2))))
        .list();
    return advisories;
  }
}
