package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;

/** The rows of runs, builds, attempts, and of what hangs on them. */
final class Attempts implements AutoCloseable {
  private static final int LOGS = 5_000;
  private static final long FIRST_LOG = 1_000_000_000L;
  private static final long SECOND = 1_000_000;
  private static final int ANALYZED = 4;
  private static final long JSON = 1;
  private static final List<String> ANALYZERS =
      List.of("config_args", "environment_variables", "install_files");

  record Row(
      long id,
      long build,
      long number,
      long run,
      long node,
      long owningPackage,
      long compiler,
      long system,
      long owner,
      long at) {}

  private final Bulk runs;
  private final Bulk builds;
  private final Bulk attempts;
  private final Bulk takers;
  private final Bulk tags;
  private final Bulk phases;
  private final Bulk claims;
  private final Bulk changes;
  private final Bulk analyses;
  private final Failures failures;
  private long phase;
  private long claim;
  private long analysis;

  Attempts(Connection connection, Size size) throws SQLException {
    try (Bulk logs = new Bulk(connection, "content", "id,digest,bytes,omitted,lines,flags")) {
      for (int i = 0; i < LOGS; i++) {
        byte[] digest = new byte[32];
        new SplittableRandom(i).nextBytes(digest);
        logs.add(FIRST_LOG + i, digest, 40L * i, 0L, (long) i, 0L);
      }
    }
    runs = new Bulk(connection, "run", "id,run_key,door,account_id,spack_version,started_at");
    builds =
        new Bulk(
            connection,
            "build",
            "id,node_id,host_id,account_id,spack_version,spec_hash,created_at");
    attempts =
        new Bulk(
            connection,
            "attempt",
            "id,build_id,number,run_id,node_id,package_id,compiler_id,system_id,account_id,outcome,"
                + "opened_at,started_at,ended_at,duration,phases",
            runs,
            builds);
    takers = new Bulk(connection, "attempt_run", "run_id,attempt_id", attempts);
    tags = new Bulk(connection, "attempt_tag", "tag_id,attempt_id,run_id", attempts);
    phases =
        new Bulk(
            connection,
            "phase",
            "id,attempt_id,name,position,status,digest,content_id,arrived_at,step,started_at,"
                + "ended_at",
            attempts);
    claims =
        new Bulk(
            connection,
            "claim",
            "id,attempt_id,run_id,phase,status,content_id,arrived_at",
            attempts);
    changes = new Bulk(connection, "change", "seq,topic,entity,at");
    analyses =
        new Bulk(
            connection,
            "analysis",
            "id,build_id,analyzer,name,file,kind,entries,content_id,run_id,received_at",
            runs,
            builds);
    failures = new Failures(connection, size, attempts);
  }

  void run(long id, long owner, String spack, long at) throws SQLException {
    runs.add(id, "run-" + id, "ms1", owner, spack, at);
  }

  void build(long id, long node, long host, long owner, String spack, String hash, long at)
      throws SQLException {
    builds.add(id, node, host, owner, spack, hash, at);
  }

  /** What the usual analyzers found, for one build in four. */
  void analyses(long build, long run, long at) throws SQLException {
    if (build % ANALYZED == 0) {
      for (String analyzer : ANALYZERS) {
        long log = FIRST_LOG + build % LOGS;
        analyses.add(++analysis, build, analyzer, "", "", JSON, build % 200, log, run, at);
      }
    }
  }

  void attempt(Row row, String version, Course course, long[] tagged, SplittableRandom random)
      throws SQLException {
    boolean ran = !course.phases().isEmpty();
    long took = SECOND + random.nextLong(600 * SECOND);
    attempts.add(
        row.id(),
        row.build(),
        row.number(),
        row.run(),
        row.node(),
        row.owningPackage(),
        row.compiler(),
        row.system(),
        row.owner(),
        (long) course.outcome(),
        row.at(),
        ran ? row.at() + SECOND : null,
        ran ? row.at() + took : null,
        ran ? took : null,
        course.summary());
    takers.add(row.run(), row.id());
    changes.add(row.id(), "attempt", row.id(), row.at());
    for (long tag : tagged) {
      tags.add(tag, row.id(), row.run());
    }
    long began = row.at() + SECOND;
    for (int i = 0; i < course.phases().size(); i++) {
      boolean failed = course.failed() && i == course.phases().size() - 1;
      String status = failed ? "ERROR" : "SUCCESS";
      long log = FIRST_LOG + random.nextInt(LOGS);
      String name = course.phases().get(i);
      double part = (i + 1.0) / course.phases().size();
      long ended = row.at() + SECOND + (long) ((took - SECOND) * part * part); // later, longer
      phases.add(++phase, row.id(), name, 10L * i, status, "", log, row.at(), 0L, began, ended);
      began = ended;
      claims.add(++claim, row.id(), row.run(), name, status, log, row.at());
    }
    if (course.failed()) {
      String phase = course.phases().get(course.phases().size() - 1);
      failures.failed(row, version, phase, random);
    } else if (course.succeeded()) {
      failures.succeeded(row, version);
    }
    if (course.status() != null) {
      claims.add(++claim, row.id(), row.run(), null, course.status(), null, row.at() + took);
    }
  }

  @Override
  public void close() throws SQLException {
    runs.close();
    builds.close();
    attempts.close();
    takers.close();
    tags.close();
    phases.close();
    claims.close();
    changes.close();
    analyses.close();
    failures.close();
  }
}
