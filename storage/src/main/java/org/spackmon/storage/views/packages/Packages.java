package org.spackmon.storage.views.packages;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.record.Outcome;

/** How does a package fare: by version, compiler and system, and over time? */
public final class Packages {
  /** Attempts that a history looks back over. */
  public static final int HISTORY = 500;

  private static final String TRIES =
      """
      SELECT a.build_id, a.number, a.opened_at, a.outcome, a.duration, n.version, s.name
      FROM (SELECT id, build_id, number, opened_at, outcome, duration, node_id, system_id
            FROM attempt WHERE package_id = (SELECT id FROM package WHERE name = ?)
            ORDER BY id DESC LIMIT ?) a
      CROSS JOIN node n CROSS JOIN system s
      WHERE n.id = a.node_id AND s.id = a.system_id
      ORDER BY a.id
      """;

  private final Jdbi reads;

  public Packages(Jdbi reads) {
    this.reads = reads;
  }

  public Matrix matrix(String packageName, MatrixBy by) {
    return reads.withHandle(handle -> MatrixReader.matrix(handle, packageName, by));
  }

  /** Its last {@link #HISTORY} attempts, the oldest first. */
  public List<Try> history(String packageName) {
    return reads.withHandle(handle -> history(handle, packageName));
  }

  private static List<Try> history(Handle handle, String packageName) {
    return handle
        .createQuery(TRIES)
        .bind(0, packageName)
        .bind(1, HISTORY)
        .map(
            (row, context) -> {
              long micros = row.getLong(5);
              Duration took = row.wasNull() ? null : Duration.of(micros, ChronoUnit.MICROS);
              return new Try(
                  row.getLong(1),
                  row.getInt(2),
                  Instant.EPOCH.plus(row.getLong(3), ChronoUnit.MICROS),
                  Outcome.of(row.getInt(4)),
                  took,
                  row.getString(6),
                  row.getString(7));
            })
        .list();
  }
}
