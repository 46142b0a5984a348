package org.spackmon.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.record.attempts.PhaseState;

/**
 * What can tell why an attempt failed?
 *
 * @param logs those to read, the most telling first
 * @param phase that failed; null where none was told to
 * @param said by Spack, at length; "" for nothing
 */
record Evidence(boolean failed, List<Log> logs, @Nullable String phase, String said) {
  /** Of a journal, once all of it is here. */
  private static final String JOURNAL =
      """
      SELECT l.content_id, b.error, b.why FROM run_build b
      LEFT JOIN run_log l ON l.run_id = b.run_id AND l.build_key = b.build_key AND l.state > 0
      WHERE b.attempt_id = :attempt""";

  private static final String PHASES =
      """
      SELECT id, name, status, content_id, error FROM phase
      WHERE attempt_id = :attempt ORDER BY position, id""";

  /**
   * A log.
   *
   * @param id of the phase that failed in it; 0 where none was told to
   */
  record Log(long content, long id, @Nullable String phase) {}

  private record Journal(@Nullable Long content, String said) {}

  private record Phase(
      long id, String name, boolean failed, @Nullable Long content, String error) {}

  static Evidence of(Jdbi reads, long attempt) {
    return reads.withHandle(handle -> of(handle, attempt));
  }

  private static Evidence of(Handle handle, long attempt) {
    boolean failed =
        handle
            .createQuery("SELECT 1 FROM attempt WHERE id = :attempt AND outcome = :failed")
            .bind("attempt", attempt)
            .bind("failed", Outcome.FAILED.code())
            .mapTo(Long.class)
            .findOne()
            .isPresent();
    List<Phase> phases =
        handle
            .createQuery(PHASES)
            .bind("attempt", attempt)
            .map((row, context) -> phase(row))
            .filter(Phase::failed)
            .list();
    Optional<Journal> journal =
        handle
            .createQuery(JOURNAL)
            .bind("attempt", attempt)
            .map((row, context) -> journal(row))
            .findFirst();
    Phase first = phases.isEmpty() ? null : phases.get(0);
    String said = journal.map(Journal::said).orElse("");
    return new Evidence(
        failed,
        logs(phases, journal.map(Journal::content).orElse(null)),
        first == null ? null : first.name,
        said.isEmpty() && first != null ? first.error : said);
  }

  private static List<Log> logs(List<Phase> phases, @Nullable Long whole) {
    List<Log> logs = new ArrayList<>();
    if (whole != null) {
      boolean none = phases.isEmpty();
      logs.add(new Log(whole, none ? 0 : phases.get(0).id, none ? null : phases.get(0).name));
    }
    for (Phase phase : phases) {
      if (phase.content != null) {
        logs.add(new Log(phase.content, phase.id, phase.name));
      }
    }
    return logs;
  }

  private static Journal journal(ResultSet row) throws SQLException {
    String said = text(row, 2) + "\n" + text(row, 3);
    return new Journal(number(row, 1), said.strip());
  }

  private static Phase phase(ResultSet row) throws SQLException {
    return new Phase(
        row.getLong(1),
        row.getString(2),
        new PhaseState(row.getString(3), "").failed(),
        number(row, 4),
        text(row, 5));
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : Long.valueOf(number);
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}
