package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.findings.Found;
import org.spackmon.storage.sql.Statements;

/** Every error that a log told of, once: by its words, attempts that met it are found. */
final class ErrorRows {
  /** Characters of its name and of its line that are kept. */
  private static final int LONGEST = 300;

  private final Statements sql;

  ErrorRows(Statements sql) {
    this.sql = sql;
  }

  long id(Found found) throws SQLException {
    Long known = known(found);
    if (known != null) {
      return known;
    }
    sql.update(
        "INSERT INTO error (fingerprint, words) VALUES (?, ?) ON CONFLICT (fingerprint) DO NOTHING",
        found.fingerprint(),
        (cut(found.summary()) + ' ' + cut(found.text())).toLowerCase(Locale.ROOT));
    Long id = known(found);
    if (id == null) {
      throw new SQLException("neither added nor found: " + found.fingerprint(), "40001");
    }
    return id;
  }

  private @Nullable Long known(Found found) throws SQLException {
    return sql.id("SELECT id FROM error WHERE fingerprint = ?", found.fingerprint());
  }

  /** Those that an attempt met. */
  List<Long> of(long attempt) throws SQLException {
    return sql.list(
        "SELECT error_id FROM finding WHERE attempt_id = ? AND error_id IS NOT NULL",
        row -> row.getLong(1),
        attempt);
  }

  /** Removes those of them that nobody meets any more. */
  void forget(List<Long> errors) throws SQLException {
    for (long error : errors) {
      sql.update(
          "DELETE FROM error WHERE id = ? AND NOT EXISTS (SELECT 1 FROM finding WHERE error_id = ?)",
          error,
          error);
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
