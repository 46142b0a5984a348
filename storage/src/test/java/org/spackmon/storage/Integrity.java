package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** What must be true of every store at every moment. */
final class Integrity {
  /** Each finds what must not be. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "a resolved edge without its child",
          "SELECT count(*) FROM edge e WHERE child_id IS NOT NULL"
              + " AND NOT EXISTS (SELECT 1 FROM node n WHERE n.id = e.child_id)",
          "a node without a hash",
          "SELECT count(*) FROM node n"
              + " WHERE NOT EXISTS (SELECT 1 FROM hash_alias h WHERE h.node_id = n.id)",
          "a node in no document",
          "SELECT count(*) FROM node n"
              + " WHERE NOT EXISTS (SELECT 1 FROM document_node d WHERE d.node_id = n.id)",
          "a document without its root",
          "SELECT count(*) FROM document d WHERE root_id IS NOT NULL AND NOT EXISTS"
              + " (SELECT 1 FROM document_node n WHERE n.document_id = d.id AND n.node_id = d.root_id)",
          "a content without its chunk",
          "SELECT count(*) FROM content_chunk c"
              + " WHERE NOT EXISTS (SELECT 1 FROM chunk k WHERE k.hash = c.hash)",
          "a phase without its log",
          "SELECT count(*) FROM phase p WHERE content_id IS NOT NULL"
              + " AND NOT EXISTS (SELECT 1 FROM content c WHERE c.id = p.content_id)",
          "a phase that nobody claimed",
          "SELECT count(*) FROM phase p WHERE NOT EXISTS"
              + " (SELECT 1 FROM claim c WHERE c.attempt_id = p.attempt_id AND c.phase = p.name)",
          "a claim of a run that takes no part",
          "SELECT count(*) FROM claim c WHERE NOT EXISTS (SELECT 1 FROM attempt_run r"
              + " WHERE r.attempt_id = c.attempt_id AND r.run_id = c.run_id)",
          "a tag of a run that takes no part, or is armed",
          "SELECT count(*) FROM attempt_tag t WHERE NOT EXISTS"
              + " (SELECT 1 FROM run r WHERE r.id = t.run_id)",
          "a build without an attempt",
          "SELECT count(*) FROM build b"
              + " WHERE NOT EXISTS (SELECT 1 FROM attempt a WHERE a.build_id = b.id)");

  /** What is kept once of errors. */
  private static final Map<String, String> ERRORS =
      Map.of(
          "an error that is another's",
          "SELECT count(*) FROM finding f LEFT JOIN error e ON e.id = f.error_id"
              + " WHERE e.id IS NULL OR e.fingerprint <> f.fingerprint",
          "an error that nobody met",
          "SELECT count(*) FROM error e"
              + " WHERE NOT EXISTS (SELECT 1 FROM finding f WHERE f.error_id = e.id)");

  /** What is counted of failures, against what it is counted from. */
  private static final Map<String, String> FAILURES =
      Map.of(
          "a failure that isn't counted right",
          "SELECT count(*) FROM failure f WHERE attempts <>"
              + " (SELECT count(*) FROM diagnosis d WHERE d.failure_id = f.id)",
          "a place that isn't counted right",
          "SELECT count(*) FROM failure_place p WHERE attempts <>"
              + " (SELECT count(*) FROM diagnosis d WHERE d.place_id = p.id)",
          "days that don't add up",
          "SELECT count(*) FROM failure f WHERE attempts <> (SELECT coalesce(sum(d.attempts), 0)"
              + " FROM failure_day d WHERE d.failure_id = f.id)",
          "open places that aren't counted right",
          "SELECT count(*) FROM failure f WHERE open_places <>"
              + " (SELECT count(*) FROM failure_place p WHERE p.failure_id = f.id AND p.open = 1)",
          "a failure that isn't where it was last",
          "SELECT count(*) FROM failure f WHERE attempts > 0 AND last_id <>"
              + " (SELECT max(d.attempt_id) FROM diagnosis d WHERE d.failure_id = f.id)");

  private Integrity() {}

  static void check(Store store) {
    Rows rows = Rows.of(store);
    QUERIES.forEach((what, sql) -> assertThat(rows.number(sql)).as(what).isZero());
    ERRORS.forEach((what, sql) -> assertThat(rows.number(sql)).as(what).isZero());
    FAILURES.forEach((what, sql) -> assertThat(rows.number(sql)).as(what).isZero());
    assertThat(rows.tally()).isEqualTo(rows.counted());
  }
}
