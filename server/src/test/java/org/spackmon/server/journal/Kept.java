package org.spackmon.server.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spackmon.storage.Store;

/** All that a store keeps of journals, without what depends on when it came. */
final class Kept {
  private static final Map<String, String> QUERIES =
      Map.of(
          "runs",
          """
          SELECT r.run_key, r.spack_version, r.door, j.position, j.began_at, j.exited_at,
            j.exit_code, j.exit_signal, j.client, j.command, j.user_name, j.host_name, j.system,
            j.batch_kind, j.batch_job, j.batch_node, j.tags, j.spack_commit, j.installer, j.python,
            j.root, j.store, j.lost_at
          FROM run r JOIN run_journal j ON j.run_id = r.id ORDER BY 1""",
          "packages",
          """
          SELECT hash, position, name, version, role, explicit, root, outcome, because, installed_by
          FROM run_package ORDER BY 1""",
          "builds",
          """
          SELECT b.build_key, b.hash, p.name, s.name, a.number, a.outcome, a.phases, a.started_at,
            a.ended_at, a.duration, b.prefix, b.stage, b.log, b.outcome, b.error, b.why, b.because,
            b.origin_url, b.origin_host, b.origin_at
          FROM run_build b JOIN attempt a ON a.id = b.attempt_id
            JOIN package p ON p.id = a.package_id JOIN system s ON s.id = a.system_id ORDER BY 1""",
          "phases",
          """
          SELECT b.build_key, f.name, f.position, f.status, f.step, f.started_at, f.ended_at,
            f.log_at, f.error
          FROM run_build b JOIN phase f ON f.attempt_id = b.attempt_id ORDER BY 1, 3""",
          "claims",
          """
          SELECT b.build_key, c.phase, c.status, c.arrived_at
          FROM run_build b JOIN claim c ON c.attempt_id = b.attempt_id ORDER BY 1, c.id""",
          "tags",
          """
          SELECT b.build_key, t.name FROM run_build b JOIN attempt_tag x
            ON x.attempt_id = b.attempt_id JOIN tag t ON t.id = x.tag_id ORDER BY 1, 2""",
          "events",
          "SELECT position, kind, body FROM run_event ORDER BY 1",
          "environments",
          """
          SELECT e.name, e.path, m.bytes, l.bytes FROM run_environment e
            JOIN content m ON m.id = e.manifest_id JOIN content l ON l.id = e.lock_id ORDER BY 1""",
          "logs",
          """
          SELECT l.build_key, c.bytes, c.lines, l.said_sha256, CASE WHEN l.state > 0 THEN 1 END
          FROM run_log l JOIN content c ON c.id = l.content_id ORDER BY 1""",
          "counters",
          "SELECT facet, outcome, sum(n) FROM tally WHERE n <> 0 GROUP BY facet, outcome ORDER BY"
              + " 1, 2");

  private Kept() {}

  static Map<String, List<String>> in(Store store) {
    Map<String, List<String>> all = new TreeMap<>();
    QUERIES.forEach((what, sql) -> all.put(what, rows(store, sql)));
    all.put("bytes", bytes(store));
    return all;
  }

  private static List<String> rows(Store store, String sql) {
    return store
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .map(
                        (row, context) -> {
                          List<String> values = new ArrayList<>();
                          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            values.add(String.valueOf(row.getString(i)));
                          }
                          return String.join(" | ", values);
                        })
                    .list());
  }

  /** Of logs and files, as they can be read now. */
  private static List<String> bytes(Store store) {
    record Row(String name, long content) {}
    return store
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT build_key, content_id FROM run_log
                        UNION ALL SELECT build_key || ' ' || name, content_id FROM run_file
                        ORDER BY 1""")
                    .map((row, context) -> new Row(row.getString(1), row.getLong(2)))
                    .list())
        .stream()
        .map(row -> row.name + " " + SampleJournal.sha256(read(store, row.content)))
        .toList();
  }

  static byte[] read(Store store, long content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      store.contents().read(content, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
