package org.spackmon.storage;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.record.OutcomeRecorder;
import org.spackmon.storage.findings.Examiner;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.JobRows;
import org.spackmon.storage.sql.Statements;

/**
 * Has failures read again that were read by other rules, or by none: from the newest down, a few at
 * a time. The subject is an attempt; those before it are still to be looked at.
 */
final class FindingsAgainJob implements JobKind {
  static final String NAME = "findings-again";

  private static final String RULES = "findings-rules";
  private static final int STEP = 200;

  private final Jdbi reads;
  private final Examiner examiner;

  private record Failure(long attempt, int version) {}

  FindingsAgainJob(Jdbi reads, Examiner examiner) {
    this.reads = reads;
    this.examiner = examiner;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Whether the rules are others than last time is told by one row. */
  @Override
  public void begin(Books books) throws SQLException {
    Statements sql = books.statements();
    String version = Integer.toString(examiner.version());
    String last =
        sql.first("SELECT value FROM setting WHERE name = ?", row -> row.getString(1), RULES);
    if (!version.equals(last)) {
      sql.update(
          """
          INSERT INTO setting (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value""",
          RULES,
          version);
      JobRows.queue(sql, NAME, Long.MAX_VALUE, examiner.version(), Clock.now());
    }
  }

  @Override
  public Result work(long before) {
    List<Failure> failures = failures(before);
    return books -> {
      long now = Clock.now();
      for (Failure failure : failures) {
        if (failure.version != examiner.version()) {
          JobRows.queue(
              books.statements(),
              OutcomeRecorder.FINDINGS_JOB,
              failure.attempt,
              examiner.version(),
              now);
        }
      }
      if (failures.size() == STEP) {
        long last = failures.get(STEP - 1).attempt;
        JobRows.queue(books.statements(), NAME, last, examiner.version(), now + 1);
      }
    };
  }

  private List<Failure> failures(long before) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.id, coalesce(d.version, -1) FROM (
                      SELECT id FROM attempt WHERE outcome = 3 AND id < :before
                      ORDER BY id DESC LIMIT :step) a
                    LEFT JOIN diagnosis d ON d.attempt_id = a.id ORDER BY a.id DESC""")
                .bind("before", before)
                .bind("step", STEP)
                .map((row, context) -> new Failure(row.getLong(1), row.getInt(2)))
                .list());
  }
}
