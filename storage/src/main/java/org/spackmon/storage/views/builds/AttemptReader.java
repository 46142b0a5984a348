package org.spackmon.storage.views.builds;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.record.attempts.PhaseState;

/** Reads attempts with their phases, claims, runs and tags: one question each for all of them. */
final class AttemptReader {
  private static final String ATTEMPTS =
      """
      SELECT id, number, outcome, opened_at, started_at, ended_at, duration
      FROM attempt WHERE build_id = ? AND number <= ? ORDER BY number DESC LIMIT ?
      """;

  private static final String LOG = "t.content_id, c.bytes, c.omitted, c.lines, c.flags";

  private static final String PHASES =
      """
      SELECT t.attempt_id, %s, t.id, t.name, t.status, t.error_line, t.arrived_at,
        c.said_end - c.said_start
      FROM phase t LEFT JOIN content c ON c.id = t.content_id
      WHERE t.attempt_id IN (%s) ORDER BY t.position, t.id
      """;

  private static final String CLAIMS =
      """
      SELECT t.attempt_id, %s, t.id, t.phase, t.status, t.run_id, t.arrived_at
      FROM claim t LEFT JOIN content c ON c.id = t.content_id
      WHERE t.attempt_id IN (%s) ORDER BY t.arrived_at, t.id
      """;

  private static final String RUNS =
      """
      SELECT x.attempt_id, r.id, r.run_key, r.door, o.name, r.spack_version, r.started_at
      FROM attempt_run x JOIN attempt a ON a.id = x.attempt_id JOIN run r ON r.id = x.run_id
        JOIN account o ON o.id = r.account_id
      WHERE x.attempt_id IN (%s)
      ORDER BY CASE WHEN r.id = a.run_id THEN 0 ELSE 1 END, r.id
      """;

  private static final String TAGS =
      """
      SELECT DISTINCT x.attempt_id, t.name FROM attempt_tag x JOIN tag t ON t.id = x.tag_id
      WHERE x.attempt_id IN (%s) ORDER BY t.name
      """;

  private static final String PHASE_LOG =
      """
      SELECT a.id, %s, t.id, t.name, t.status, t.error_line, t.arrived_at,
        c.said_end - c.said_start, p.name, b.spec_hash, a.outcome
      FROM attempt a CROSS JOIN phase t CROSS JOIN build b CROSS JOIN package p
        LEFT JOIN content c ON c.id = t.content_id
      WHERE a.build_id = ? AND a.number = ? AND t.attempt_id = a.id AND t.name = ?
        AND b.id = a.build_id AND p.id = a.package_id
      """
          .formatted(LOG);

  private AttemptReader() {}

  /** Something of an attempt. */
  private record Of<T>(long attempt, T value) {}

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static List<AttemptPart> newest(Handle handle, long build, int most) {
    return upTo(handle, build, Integer.MAX_VALUE, most);
  }

  static Optional<AttemptPart> one(Handle handle, long build, int number) {
    return upTo(handle, build, number, 1).stream()
        .filter(attempt -> attempt.number() == number)
        .findFirst();
  }

  static Optional<PhaseLog> phase(Handle handle, long build, int number, String phase) {
    return handle
        .createQuery(PHASE_LOG)
        .bind(0, build)
        .bind(1, number)
        .bind(2, phase)
        .map(
            (row, context) ->
                new PhaseLog(
                    build,
                    row.getString(13),
                    row.getString(14),
                    row.getLong(1),
                    number,
                    Outcome.of(row.getInt(15)),
                    phase(row)))
        .findOne();
  }

  private static List<AttemptPart> upTo(Handle handle, long build, int number, int most) {
    List<AttemptPart> bare =
        handle
            .createQuery(ATTEMPTS)
            .bind(0, build)
            .bind(1, number)
            .bind(2, most)
            .map((row, context) -> bare(row))
            .list();
    if (bare.isEmpty()) {
      return bare;
    }
    List<Long> ids = bare.stream().map(AttemptPart::id).toList();
    // One by one: a planner that knows how few they are finds what hangs on them by its index.
    String marks = String.join(",", Collections.nCopies(ids.size(), "?"));
    Map<Long, List<PhaseRow>> phases =
        all(handle, PHASES.formatted(LOG, marks), ids, AttemptReader::phase);
    Map<Long, List<ClaimRow>> claims =
        all(handle, CLAIMS.formatted(LOG, marks), ids, AttemptReader::claim);
    Map<Long, List<RunRow>> runs = all(handle, RUNS.formatted(marks), ids, AttemptReader::run);
    Map<Long, List<String>> tags = all(handle, TAGS.formatted(marks), ids, row -> row.getString(2));
    return bare.stream()
        .map(
            part ->
                part.with(
                    phases.getOrDefault(part.id(), List.of()),
                    claims.getOrDefault(part.id(), List.of()),
                    runs.getOrDefault(part.id(), List.of()),
                    tags.getOrDefault(part.id(), List.of())))
        .toList();
  }

  /** Without what hangs on it. */
  private static AttemptPart bare(ResultSet row) throws SQLException {
    return new AttemptPart(
        row.getLong(1),
        row.getInt(2),
        Outcome.of(row.getInt(3)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Times.instant(row.getLong(4)),
        Times.instant(row, 5),
        Times.instant(row, 6),
        Times.duration(row, 7));
  }

  private static <T> Map<Long, List<T>> all(
      Handle handle, String sql, List<Long> ids, Reader<T> reader) {
    Query query = handle.createQuery(sql);
    for (int i = 0; i < ids.size(); i++) {
      query.bind(i, ids.get(i));
    }
    return query.map((row, context) -> new Of<>(row.getLong(1), reader.read(row))).list().stream()
        .collect(groupingBy(Of::attempt, mapping(Of::value, toUnmodifiableList())));
  }

  private static PhaseRow phase(ResultSet row) throws SQLException {
    String status = row.getString(9);
    Long said = Times.number(row, 12);
    return new PhaseRow(
        row.getLong(7),
        row.getString(8),
        status,
        new PhaseState(status, "").failed(),
        log(row),
        Times.number(row, 10),
        Times.instant(row.getLong(11)),
        said == null || said < 0 ? null : Duration.of(said, ChronoUnit.MICROS));
  }

  private static ClaimRow claim(ResultSet row) throws SQLException {
    return new ClaimRow(
        row.getLong(7),
        row.getString(8),
        row.getString(9),
        log(row),
        row.getLong(10),
        Times.instant(row.getLong(11)));
  }

  private static RunRow run(ResultSet row) throws SQLException {
    return new RunRow(
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Times.instant(row.getLong(7)));
  }

  private static @Nullable LogFacts log(ResultSet row) throws SQLException {
    Long content = Times.number(row, 2);
    return content == null
        ? null
        : new LogFacts(content, row.getLong(3), row.getLong(4), row.getLong(5), row.getInt(6));
  }
}
