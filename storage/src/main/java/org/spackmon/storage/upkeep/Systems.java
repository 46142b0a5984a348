package org.spackmon.storage.upkeep;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.record.Outcome;
import org.spackmon.record.OutcomeRecorder;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.JobRows;
import org.spackmon.storage.ledger.SystemRule;
import org.spackmon.storage.ledger.Tally.Counted;
import org.spackmon.storage.sql.Statements;

/** Which rules give a build host its system, and what do they say of old records? */
public final class Systems {
  private static final int BATCH = 500;

  private final GroupCommit writer;
  private final Jdbi reads;

  private record Host(long id, String name, long system) {}

  private record Attempt(long id, Counted counted) {}

  public Systems(GroupCommit writer, Jdbi reads) {
    this.writer = writer;
    this.reads = reads;
  }

  /** The rules in force, in their order. */
  public List<SystemRule> rules() {
    return reads.withHandle(
        handle ->
            handle
                .createQuery("SELECT pattern, system FROM system_rule ORDER BY position")
                .map((row, context) -> new SystemRule(row.getString(1), row.getString(2)))
                .list());
  }

  /**
   * Puts rules in force, for new records and old. Old ones follow in batches; when this is cut
   * short, applying the rules again goes on.
   *
   * @return how many attempts changed their system
   */
  public long apply(List<SystemRule> rules) {
    Set<Long> hosts = writer.submitAlone(books -> keep(books.statements(), rules)).join();
    long changed = 0;
    for (Long host : hosts) {
      int batch;
      do {
        batch = writer.submitAlone(books -> follow(books, host)).join();
        changed += batch;
      } while (batch == BATCH);
    }
    return changed;
  }

  /** Every host, because an earlier run of this may have been cut short. */
  private static Set<Long> keep(Statements sql, List<SystemRule> rules) throws SQLException {
    sql.update("DELETE FROM system_rule");
    long position = 0;
    for (SystemRule rule : rules) {
      sql.update(
          "INSERT INTO system_rule (position, pattern, system) VALUES (?, ?, ?)",
          ++position,
          rule.pattern(),
          rule.system());
    }
    Set<Long> ids = new HashSet<>();
    for (Host host :
        sql.list(
            "SELECT id, hostname, system_id FROM build_host",
            row -> new Host(row.getLong(1), row.getString(2), row.getLong(3)))) {
      long system = system(sql, SystemRule.first(rules, host.name));
      if (system != host.system) {
        sql.update("UPDATE build_host SET system_id = ? WHERE id = ?", system, host.id);
      }
      ids.add(host.id);
    }
    return ids;
  }

  private static long system(Statements sql, String name) throws SQLException {
    Long known = sql.id("SELECT id FROM system WHERE name = ?", name);
    return known == null
        ? sql.add("INSERT INTO system (name) VALUES (?) RETURNING id", name)
        : known;
  }

  private static int follow(Books books, long host) throws SQLException {
    Statements sql = books.statements();
    Long system = sql.id("SELECT system_id FROM build_host WHERE id = ?", host);
    if (system == null) {
      return 0;
    }
    List<Attempt> behind =
        sql.list(
            """
            SELECT %s, a.id FROM build b JOIN attempt a ON a.build_id = b.id
            WHERE b.host_id = ? AND a.system_id <> ? LIMIT ?"""
                .formatted(Counted.COLUMNS),
            row -> new Attempt(row.getLong(7), Counted.of(row)),
            host,
            system,
            BATCH);
    for (Attempt attempt : behind) {
      sql.update("UPDATE attempt SET system_id = ? WHERE id = ?", system, attempt.id);
      if (attempt.counted.outcome() == Outcome.FAILED.code()) { // it is counted by its system
        JobRows.queue(sql, OutcomeRecorder.FINDINGS_JOB, attempt.id, 1, 0);
      }
      books.tally().recount(attempt.counted, attempt.counted.on(system));
    }
    if (!behind.isEmpty()) {
      books.changes().add("system", system);
    }
    return behind.size();
  }
}
