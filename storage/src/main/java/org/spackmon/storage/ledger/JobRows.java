package org.spackmon.storage.ledger;

import java.sql.SQLException;
import org.spackmon.storage.sql.Statements;

/** Work that waits. */
public final class JobRows {
  private JobRows() {}

  /** Queues work, or queues it anew: whoever does it at this moment will not be able to end it. */
  public static void queue(Statements sql, String kind, long subject, int version, long due)
      throws SQLException {
    sql.update(
        """
        INSERT INTO job (kind, subject, version, due_at, leased_to, tries)
        VALUES (?, ?, ?, ?, 0, 0)
        ON CONFLICT (kind, subject) DO UPDATE SET version = excluded.version,
          due_at = excluded.due_at, leased_to = 0, tries = 0, error = NULL""",
        kind,
        subject,
        version,
        due);
  }
}
