package org.spackmon.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.attempts.AttemptState;
import org.spackmon.record.attempts.BuildState;
import org.spackmon.record.attempts.PhaseState;
import org.spackmon.storage.sql.Statements;

/** What is known of attempts, read in one statement however many there are. */
final class AttemptStates {
  private static final int ATTEMPT = 0;
  private static final int RUN = 1;
  private static final int PHASE = 2;
  private static final int STATUS = 3;

  private static final String READ =
      """
      WITH chosen AS (
        SELECT a.id, a.build_id, a.node_id, a.number, a.run_id FROM attempt a WHERE %s
      )
      SELECT 0 AS what, c.id, c.build_id, c.node_id, c.number, c.run_id,
        (SELECT r.door FROM run r WHERE r.id = c.run_id) AS a, '' AS b, '' AS c,
        CASE WHEN EXISTS (SELECT 1 FROM attempt l WHERE l.build_id = c.build_id
          AND l.number > c.number) THEN 0 ELSE 1 END AS last FROM chosen c
      UNION ALL SELECT 1, c.id, 0, 0, c.number, r.run_id, '', '', '', 0
      FROM chosen c JOIN attempt_run r ON r.attempt_id = c.id
      UNION ALL SELECT 2, c.id, 0, 0, c.number, 0, p.name, p.status, p.digest, 0
      FROM chosen c JOIN phase p ON p.attempt_id = c.id
      UNION ALL SELECT 3, c.id, 0, 0, c.number, 0, s.status, '', '', 0
      FROM chosen c JOIN claim s ON s.attempt_id = c.id AND s.phase IS NULL
      ORDER BY 1, 5, 2""";

  private static final String ONE = READ.formatted("a.id = ?");

  /** Attempts of journals are nobody else's to guess about. */
  private static final String OF_BUILD =
      READ.formatted(
          """
          a.build_id = ?
            AND NOT EXISTS (SELECT 1 FROM run_build j WHERE j.attempt_id = a.id)""");

  /** Outcomes 3 and 4: failed, cancelled. */
  private static final String UNDECIDED =
      READ.formatted(
          """
          a.id IN (SELECT r.attempt_id FROM attempt_run r WHERE r.run_id = ?)
            AND a.outcome IN (3, 4)
            AND EXISTS (SELECT 1 FROM claim f
              WHERE f.attempt_id = a.id AND f.phase IS NULL AND f.status = 'FAILED')""");

  private final Statements sql;
  private final ArmedRows armed;

  AttemptStates(Statements sql, ArmedRows armed) {
    this.sql = sql;
    this.armed = armed;
  }

  AttemptState one(long attempt) throws SQLException {
    List<AttemptState> found = read(ONE, attempt);
    if (found.isEmpty()) {
      throw new SQLException("no attempt has the id " + attempt, "40001");
    }
    return found.get(0);
  }

  BuildState ofBuild(long build) throws SQLException {
    List<AttemptState> attempts = read(OF_BUILD, build);
    return new BuildState(attempts, attempts.isEmpty() ? Map.of() : armed.of(build));
  }

  List<AttemptState> undecided(long run) throws SQLException {
    return read(UNDECIDED, run).stream().filter(state -> !state.hasFailedPhase()).toList();
  }

  private List<AttemptState> read(String text, long id) throws SQLException {
    Map<Long, AttemptState> states = new LinkedHashMap<>();
    sql.list(text, row -> add(row, states), id);
    return new ArrayList<>(states.values());
  }

  private static int add(ResultSet row, Map<Long, AttemptState> states) throws SQLException {
    int what = row.getInt(1);
    long id = row.getLong(2);
    if (what == ATTEMPT) {
      states.put(id, attempt(row));
      return what;
    }
    AttemptState state = states.get(id);
    if (state == null) {
      throw new SQLException("rows out of order"); // they are ordered by what they are
    }
    switch (what) {
      case RUN -> state.runs().add(row.getLong(6));
      case PHASE ->
          state.phases().put(row.getString(7), new PhaseState(row.getString(8), row.getString(9)));
      case STATUS -> state.statuses().add(ClaimedStatus.valueOf(row.getString(7)));
      default -> throw new SQLException("rows of an unknown kind");
    }
    return what;
  }

  private static AttemptState attempt(ResultSet row) throws SQLException {
    return new AttemptState(
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getInt(5),
        row.getLong(6),
        new HashSet<>(),
        new LinkedHashMap<>(),
        EnumSet.noneOf(ClaimedStatus.class),
        row.getInt(10) == 1,
        row.getString(7).equals("cdash"));
  }
}
