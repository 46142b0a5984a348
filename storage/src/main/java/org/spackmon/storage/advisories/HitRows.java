package org.spackmon.storage.advisories;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Verdict;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.sql.Statements;

/** What is known of hits is brought up to date; one that stays was first seen when it was. */
final class HitRows {
  private final Statements sql;
  private final Books books;
  private final long now;

  HitRows(Books books, long now) {
    this.sql = books.statements();
    this.books = books;
    this.now = now;
  }

  /** All that one advisory means. */
  void ofAdvisory(long advisory, Map<Hit, Verdict> hits) throws SQLException {
    replace(
        known(
            "SELECT advisory_id, package_id, version, verdict FROM advisory_hit WHERE advisory_id = ?",
            advisory),
        hits);
  }

  /** All that means one package in one version. */
  void ofPair(Pair pair, Map<Hit, Verdict> hits) throws SQLException {
    replace(
        known(
            """
            SELECT advisory_id, package_id, version, verdict FROM advisory_hit
            WHERE package_id = ? AND version = ?""",
            pair.packageId(),
            pair.version()),
        hits);
  }

  private Map<Hit, Verdict> known(String query, @Nullable Object... values) throws SQLException {
    Map<Hit, Verdict> known = new HashMap<>();
    sql.list(
        query,
        row ->
            known.put(
                new Hit(row.getLong(1), row.getLong(2), row.getString(3)),
                Verdict.of(row.getInt(4))),
        values);
    return known;
  }

  private void replace(Map<Hit, Verdict> known, Map<Hit, Verdict> hits) throws SQLException {
    Set<Long> touched = new HashSet<>();
    for (Hit hit : known.keySet()) {
      if (!hits.containsKey(hit)) {
        sql.update(
            "DELETE FROM advisory_hit WHERE advisory_id = ? AND package_id = ? AND version = ?",
            hit.advisory(),
            hit.packageId(),
            hit.version());
        touched.add(hit.advisory());
      }
    }
    for (Map.Entry<Hit, Verdict> entry : hits.entrySet()) {
      if (known.get(entry.getKey()) != entry.getValue()) {
        put(entry.getKey(), entry.getValue());
        touched.add(entry.getKey().advisory());
      }
    }
    for (Long advisory : touched) {
      summarize(advisory);
      books.changes().add("advisory", advisory);
    }
  }

  private void put(Hit hit, Verdict verdict) throws SQLException {
    sql.update(
        """
        INSERT INTO advisory_hit (advisory_id, package_id, version, verdict, first_seen_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (advisory_id, package_id, version) DO UPDATE SET verdict = excluded.verdict""",
        hit.advisory(),
        hit.packageId(),
        hit.version(),
        verdict.code(),
        now);
  }

  private void summarize(long advisory) throws SQLException {
    sql.update(
        """
        UPDATE advisory SET
          verdict = coalesce((SELECT max(h.verdict) FROM advisory_hit h WHERE h.advisory_id = ?), 0),
          first_hit = (SELECT min(h.id) FROM advisory_hit h WHERE h.advisory_id = ?),
          first_seen_at = (SELECT min(h.first_seen_at) FROM advisory_hit h WHERE h.advisory_id = ?)
        WHERE id = ?""",
        advisory,
        advisory,
        advisory,
        advisory);
  }
}
