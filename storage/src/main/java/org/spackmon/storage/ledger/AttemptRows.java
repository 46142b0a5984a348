package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.ledger.Tally.Counted;
import org.spackmon.storage.ledger.Tally.Facet;
import org.spackmon.storage.sql.Statements;

/** Attempts: opened, joined, tagged, counted. */
final class AttemptRows {
  private final Statements sql;
  private final Tally tally;
  private final ChangeLog changes;
  private final Words tags;

  AttemptRows(Statements sql, Tally tally, ChangeLog changes, Words tags) {
    this.sql = sql;
    this.tally = tally;
    this.changes = changes;
    this.tags = tags;
  }

  long open(long build, long run, long at) throws SQLException {
    long id =
        sql.add(
            """
            INSERT INTO attempt (build_id, number, run_id, node_id, package_id, compiler_id,
              system_id, account_id, outcome, opened_at, phases)
            SELECT b.id,
              1 + coalesce((SELECT max(o.number) FROM attempt o WHERE o.build_id = b.id), 0), ?,
              n.id, n.package_id, n.compiler_id, h.system_id, b.account_id, 0, ?, ''
            FROM build b JOIN node n ON n.id = b.node_id JOIN build_host h ON h.id = b.host_id
            WHERE b.id = ? RETURNING id""",
            run,
            at,
            build);
    join(id, run);
    tally.count(counted(id), 1);
    changes.add("attempt", id);
    return id;
  }

  void join(long attempt, long run) throws SQLException {
    sql.update(
        "INSERT INTO attempt_run (run_id, attempt_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        run,
        attempt);
  }

  /** An empty attempt has tags and runs, nothing else. */
  long reopen(long attempt, long run, long at) throws SQLException {
    long id =
        sql.add(
            """
            INSERT INTO attempt (build_id, number, run_id, node_id, package_id, compiler_id,
              system_id, account_id, outcome, opened_at, phases)
            SELECT build_id, number, ?, node_id, package_id, compiler_id,
              system_id, account_id, outcome, ?, phases
            FROM attempt WHERE id = ? RETURNING id""",
            run,
            at,
            attempt);
    sql.update("UPDATE attempt_run SET attempt_id = ? WHERE attempt_id = ?", id, attempt);
    sql.update("UPDATE attempt_tag SET attempt_id = ? WHERE attempt_id = ?", id, attempt);
    sql.update("DELETE FROM attempt WHERE id = ?", attempt);
    changes.add("attempt", attempt);
    changes.add("attempt", id);
    return id;
  }

  /** Makes it an attempt at another build; a build without attempts is none. */
  void move(long attempt, long build) throws SQLException {
    Counted was = counted(attempt);
    Long before = sql.id("SELECT build_id FROM attempt WHERE id = ?", attempt);
    if (before != null && before == build) {
      return;
    }
    sql.update(
        """
        UPDATE attempt SET build_id = ?,
          number = 1 + coalesce((SELECT max(o.number) FROM attempt o WHERE o.build_id = ?), 0),
          node_id = (SELECT b.node_id FROM build b WHERE b.id = ?),
          package_id = (SELECT n.package_id FROM build b JOIN node n ON n.id = b.node_id
            WHERE b.id = ?),
          compiler_id = (SELECT n.compiler_id FROM build b JOIN node n ON n.id = b.node_id
            WHERE b.id = ?),
          system_id = (SELECT h.system_id FROM build b JOIN build_host h ON h.id = b.host_id
            WHERE b.id = ?),
          account_id = (SELECT b.account_id FROM build b WHERE b.id = ?)
        WHERE id = ?""",
        build,
        build,
        build,
        build,
        build,
        build,
        build,
        attempt);
    sql.update(
        """
        DELETE FROM build WHERE id = ? AND NOT EXISTS (SELECT 1 FROM attempt a
          WHERE a.build_id = build.id)""",
        before);
    tally.recount(was, counted(attempt));
    changes.add("attempt", attempt);
  }

  void tag(long attempt, long run, Collection<String> words) throws SQLException {
    Set<Long> before = tagsOf(attempt);
    int outcome = counted(attempt).outcome();
    for (String word : new TreeSet<>(words)) {
      long tag = tags.id(word);
      sql.update(
          """
          INSERT INTO attempt_tag (tag_id, attempt_id, run_id) VALUES (?, ?, ?)
          ON CONFLICT DO NOTHING""",
          tag,
          attempt,
          run);
      if (before.add(tag)) {
        tally.add(Facet.TAG, tag, outcome, 1);
      }
    }
    changes.add("attempt", attempt);
  }

  /** The tags that a run gave go with it to another attempt. */
  void moveTags(long from, long to, long run) throws SQLException {
    Set<Long> before = tagsOf(from);
    if (before.isEmpty()) {
      return;
    }
    int outcome = counted(from).outcome();
    sql.update(
        "UPDATE attempt_tag SET attempt_id = ? WHERE attempt_id = ? AND run_id = ?", to, from, run);
    before.removeAll(tagsOf(from));
    for (Long tag : before) {
      tally.add(Facet.TAG, tag, outcome, -1);
    }
    int now = counted(to).outcome();
    for (Long tag : tagsOf(to)) {
      tally.add(Facet.TAG, tag, now, 1);
    }
  }

  /** Takes away the tags that a run gave. */
  void untag(long attempt, long run) throws SQLException {
    Set<Long> before = tagsOf(attempt);
    sql.update("DELETE FROM attempt_tag WHERE attempt_id = ? AND run_id = ?", attempt, run);
    before.removeAll(tagsOf(attempt));
    int outcome = counted(attempt).outcome();
    for (Long tag : before) {
      tally.add(Facet.TAG, tag, outcome, -1);
    }
  }

  /** Tells what it was. */
  Outcome outcome(long attempt, Outcome outcome) throws SQLException {
    Counted was = counted(attempt);
    if (was.outcome() == outcome.code()) {
      return outcome;
    }
    sql.update("UPDATE attempt SET outcome = ? WHERE id = ?", outcome.code(), attempt);
    tally.recount(was, was.as(outcome.code()));
    for (Long tag : tagsOf(attempt)) {
      tally.add(Facet.TAG, tag, was.outcome(), -1);
      tally.add(Facet.TAG, tag, outcome.code(), 1);
    }
    changes.add("attempt", attempt);
    return Outcome.of(was.outcome());
  }

  private Counted counted(long attempt) throws SQLException {
    @Nullable Counted found =
        sql.first(
            "SELECT " + Counted.COLUMNS + " FROM attempt a WHERE a.id = ?", Counted::of, attempt);
    if (found == null) {
      throw new SQLException("no attempt has the id " + attempt, "40001");
    }
    return found;
  }

  private Set<Long> tagsOf(long attempt) throws SQLException {
    List<Long> found =
        sql.list(
            "SELECT DISTINCT tag_id FROM attempt_tag WHERE attempt_id = ?",
            row -> row.getLong(1),
            attempt);
    return new LinkedHashSet<>(found);
  }
}
