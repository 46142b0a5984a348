package org.spackmon.storage.findings;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.spackmon.storage.Store;

/** What people note of failures. */
public final class FailureMarks {
  private final Store store;

  public FailureMarks(Store store) {
    this.store = store;
  }

  /**
   * Notes something, in place of what was noted before.
   *
   * @param by name of the account that says so
   * @return false when there is no such failure
   */
  public boolean set(
      long failure, MarkState state, String assignee, String note, String link, String by) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return store
        .write(
            connection -> {
              try (PreparedStatement update =
                  connection.prepareStatement(
                      """
                      UPDATE failure SET mark = ?, assignee = ?, note = ?, link = ?, marked_by = ?,
                        marked_at = ? WHERE id = ?""")) {
                update.setLong(1, state.code());
                update.setString(2, assignee);
                update.setString(3, note);
                update.setString(4, link);
                update.setString(5, by);
                update.setLong(6, now);
                update.setLong(7, failure);
                return update.executeUpdate() == 1;
              }
            })
        .join();
  }
}
