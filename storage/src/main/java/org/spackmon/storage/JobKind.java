package org.spackmon.storage;

import java.sql.SQLException;
import org.spackmon.storage.ledger.Books;

/** How is one kind of job done? Idempotent: it may be done twice. */
interface JobKind {
  String name();

  /** Reads and thinks, for as long as it takes, and writes nothing. */
  Result work(long subject);

  /** What came out: kept in one transaction with the end of the job. */
  @FunctionalInterface
  interface Result {
    void keep(Books books) throws SQLException;
  }
}
