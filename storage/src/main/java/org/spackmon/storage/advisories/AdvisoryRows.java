package org.spackmon.storage.advisories;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Advisory;
import org.spackmon.advisories.Affected;
import org.spackmon.advisories.Subject;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** Advisories, and what they are about. What people here said of one outlives its changes. */
final class AdvisoryRows {
  private static final Insert SUBJECTS =
      Insert.into("advisory_subject", "subject text, advisory_id big, bare_name text", "");

  private final Statements sql;

  AdvisoryRows(Statements sql) {
    this.sql = sql;
  }

  /** Keeps it in the place of what was kept under its name; tells its id. */
  long keep(Advisory advisory, byte[] body) throws SQLException {
    long id =
        sql.add(
            """
            INSERT INTO advisory (name, modified_at, published_at, withdrawn_at, summary, severity,
              body, verdict, status, justification, reason, stated_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, '', '', '')
            ON CONFLICT (name) DO UPDATE SET modified_at = excluded.modified_at,
              published_at = excluded.published_at, withdrawn_at = excluded.withdrawn_at,
              summary = excluded.summary, severity = excluded.severity, body = excluded.body
            RETURNING id""",
            advisory.id(),
            micros(advisory.modified()),
            micros(advisory.published()),
            micros(advisory.withdrawn()),
            advisory.summary(),
            advisory.severity().code(),
            body);
    sql.update("DELETE FROM advisory_subject WHERE advisory_id = ?", id);
    List<Object[]> rows = new ArrayList<>();
    for (Subject subject : subjects(advisory)) {
      rows.add(new Object[] {subject.toString(), id, subject.bareName()});
    }
    sql.insert(SUBJECTS, rows);
    return id;
  }

  static Set<Subject> subjects(Advisory advisory) {
    Set<Subject> subjects = new LinkedHashSet<>();
    for (Affected affected : advisory.affected()) {
      subjects.addAll(affected.subjects());
    }
    return subjects;
  }

  /** Whether there is one of the name. */
  boolean state(String name, Statement said) throws SQLException {
    return sql.update(
            """
            UPDATE advisory SET status = ?, justification = ?, reason = ?, stated_by = ?,
              stated_at = ? WHERE name = ?""",
            said.status().code(),
            said.justification(),
            said.reason(),
            said.by(),
            micros(said.at()),
            name)
        == 1;
  }

  static @Nullable Long micros(@Nullable Instant at) {
    return at == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
