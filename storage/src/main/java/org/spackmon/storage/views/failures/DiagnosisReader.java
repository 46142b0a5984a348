package org.spackmon.storage.views.failures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads why one attempt failed. */
final class DiagnosisReader {
  private DiagnosisReader() {}

  static Optional<Diagnosis> of(Handle handle, long attempt) {
    return handle
        .createQuery(
            """
            SELECT failure_id, cause, phase, errors, warnings FROM diagnosis
            WHERE attempt_id = ?""")
        .bind(0, attempt)
        .map((row, context) -> diagnosis(row, findings(handle, attempt)))
        .findOne();
  }

  private static Diagnosis diagnosis(ResultSet row, List<Diagnosis.Finding> findings)
      throws SQLException {
    long failure = row.getLong(1);
    @Nullable Long known = row.wasNull() ? null : Long.valueOf(failure);
    return new Diagnosis(
        known, row.getString(2), row.getString(3), row.getInt(4), row.getInt(5), findings);
  }

  private static List<Diagnosis.Finding> findings(Handle handle, long attempt) {
    return handle
        .createQuery(
            """
            SELECT line, text, file, source_line, class, summary, fingerprint, times FROM finding
            WHERE attempt_id = ? ORDER BY position""")
        .bind(0, attempt)
        .map(
            (row, context) ->
                new Diagnosis.Finding(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getInt(8)))
        .list();
  }
}
