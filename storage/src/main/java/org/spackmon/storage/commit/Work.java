package org.spackmon.storage.commit;

import java.sql.SQLException;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.storage.ledger.Books;

/** Something to be written, in a transaction that it shares with others. */
@FunctionalInterface
public interface Work<T> {
  T run(Books books) throws SQLException, ReportRejectedException;
}
