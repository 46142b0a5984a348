package org.spackmon.storage.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Ledger;
import org.spackmon.storage.sql.Dialect;
import org.spackmon.storage.sql.Statements;

/**
 * What the writer holds open over one connection: the ledger, what it remembers, and what it adds
 * up until a transaction ends. For the writer's thread only.
 */
public final class Books {
  private final Statements statements;
  private final @Nullable Statements apart;
  private final Tally tally;
  private final ChangeLog changes;
  private final JdbcLedger ledger;

  /**
   * Opens the books.
   *
   * @param chunks where chunks are kept in a file of their own, else null
   */
  public Books(
      Connection connection, @Nullable Connection chunks, Dialect dialect, KnownDocuments known) {
    this.statements = new Statements(connection, dialect);
    this.apart = chunks == null ? null : new Statements(chunks, dialect);
    this.tally = new Tally(statements);
    this.changes = new ChangeLog(statements);
    this.ledger = new JdbcLedger(statements, tally, changes, known);
  }

  public Ledger ledger() {
    return ledger;
  }

  public Statements statements() {
    return statements;
  }

  /** Where the table of chunks is. */
  public Statements chunks() {
    return apart == null ? statements : apart;
  }

  /**
   * Whether chunks are committed by themselves: before what names them, after what forgets them.
   */
  public boolean chunksApart() {
    return apart != null;
  }

  public ChangeLog changes() {
    return changes;
  }

  public Tally tally() {
    return tally;
  }

  /** Logs that grow, and what becomes of them at their end. */
  public RunLogRows runLogs() {
    return ledger.runs().logs();
  }

  /** Why attempts failed. */
  public DiagnosisRows diagnoses() {
    return ledger.diagnoses();
  }

  /** Rows were removed, so nothing that was remembered of them can be trusted. */
  public void forgetRows() {
    ledger.forget();
  }

  /** Takes away the tags that a run gave an attempt. */
  public void untag(long attempt, long run) throws SQLException {
    ledger.attempts().untag(attempt, run);
  }

  /** Brings what lists show of an attempt up to date with its claims. */
  public void summarize(long attempt) throws SQLException {
    ledger.claims().summarize(attempt);
  }

  /** Whether anything was written since this was last asked. */
  public boolean touched() {
    return statements.touched();
  }

  /** Writes what was added up; the last thing before the commit. */
  public void finish(long now) throws SQLException {
    tally.flush();
    changes.flush(now);
  }

  /** The transaction is durable. Gives the last number in the order of change, 0 for none. */
  public long committed() {
    ledger.committed();
    return changes.committed();
  }

  /** The transaction came to nothing, so nothing that was remembered can be trusted. */
  public void forget() {
    tally.forget();
    changes.forget();
    ledger.forget();
  }
}
