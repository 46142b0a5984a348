package org.spackmon.storage.views.builds;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spackmon.record.Outcome;

/**
 * Whose failure made an attempt come to nothing, and what came to nothing by a failure?
 * Dependencies and dependents in a run that took part.
 */
final class Causes {
  private static final int MOST = 5;

  private static final String PICK =
      """
      WITH RECURSIVE below (id) AS (
        SELECT e.child_id FROM attempt a JOIN edge e ON e.parent_id = a.node_id
        WHERE a.id = ? AND e.child_id IS NOT NULL
        UNION
        SELECT e.child_id FROM below b JOIN edge e ON e.parent_id = b.id
        WHERE e.child_id IS NOT NULL)
      SELECT DISTINCT f.id FROM attempt_run mine JOIN attempt_run theirs ON theirs.run_id = mine.run_id
        JOIN attempt f ON f.id = theirs.attempt_id
      WHERE mine.attempt_id = ? AND f.outcome = ? AND f.node_id IN (SELECT id FROM below)
      ORDER BY f.id LIMIT\s"""
          + MOST;

  /** Of the cancelled attempts of its runs, those that need what failed. */
  private static final String CANCELLED =
      """
      WITH RECURSIVE cancelled (id, node_id) AS (
        SELECT DISTINCT c.id, c.node_id
        FROM attempt_run mine CROSS JOIN attempt_run theirs CROSS JOIN attempt c
        WHERE mine.attempt_id = ? AND theirs.run_id = mine.run_id AND c.id = theirs.attempt_id
          AND c.outcome = ? ORDER BY c.id LIMIT 100),
      below (origin, id) AS (
        SELECT id, node_id FROM cancelled
        UNION
        SELECT below.origin, e.child_id FROM below JOIN edge e ON e.parent_id = below.id
        WHERE e.child_id IS NOT NULL)
      SELECT DISTINCT below.origin AS id FROM below
      WHERE below.id = (SELECT f.node_id FROM attempt f WHERE f.id = ?)""";

  private Causes() {}

  /** The first that failed first. */
  static List<BuildRow> of(Handle handle, long attempt) {
    List<Object> arguments = List.of(attempt, attempt, Outcome.FAILED.code());
    return RowReader.rows(handle, PICK, arguments, "ASC");
  }

  /** What came to nothing because this failed; only the first hundred of its runs. */
  static List<BuildRow> cancelledBy(Handle handle, long attempt) {
    List<Object> arguments = List.of(attempt, Outcome.CANCELLED.code(), attempt);
    return RowReader.rows(handle, CANCELLED, arguments, "ASC");
  }
}
