package org.spackmon.storage.upkeep;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.spackmon.storage.sql.Statements;

/** Takes runs out that have nothing left, then documents nobody posted, then nodes in none. */
final class RunRemoval {
  private final Statements sql;

  /** A younger run may go on: its token lives for a day. */
  private static final long QUIET = TimeUnit.HOURS.toMicros(48);

  private final ContentRemoval contents;

  RunRemoval(Statements sql, ContentRemoval contents) {
    this.sql = sql;
    this.contents = contents;
  }

  void removeIdle(Collection<Long> runs) throws SQLException {
    long quietSince = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()) - QUIET;
    for (Long run : runs) {
      Long idle =
          sql.id(
              """
              SELECT 1 FROM run WHERE id = ? AND started_at < ?
                AND NOT EXISTS (SELECT 1 FROM attempt_run WHERE run_id = ?)
                AND NOT EXISTS (SELECT 1 FROM attempt WHERE run_id = ?)
                AND NOT EXISTS (SELECT 1 FROM analysis WHERE run_id = ?)""",
              run,
              quietSince,
              run,
              run,
              run);
      if (idle != null) {
        remove(run);
      }
    }
  }

  void remove(long run) throws SQLException {
    List<Long> documents =
        sql.list(
            "SELECT document_id FROM run_document WHERE run_id = ?", row -> row.getLong(1), run);
    sql.update("DELETE FROM run_document WHERE run_id = ?", run);
    sql.update("DELETE FROM armed WHERE run_id = ?", run);
    new JournalRemoval(sql, contents).ofRun(run);
    sql.update("DELETE FROM run WHERE id = ?", run);
    for (Long document : documents) {
      if (!needed(document)) {
        removeDocument(document);
      }
    }
  }

  /**
   * A run posted it, or a build could not be found by its hash without it, or what is installed or
   * the root of an environment is known by it alone.
   */
  private boolean needed(long document) throws SQLException {
    return sql.id(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM run_document WHERE document_id = ?)
              OR EXISTS (
                SELECT 1 FROM document_node n JOIN build b ON b.node_id = n.node_id
                WHERE n.document_id = ? AND NOT EXISTS (
                  SELECT 1 FROM document_node o
                  JOIN document other ON other.id = o.document_id
                  JOIN document this ON this.id = n.document_id
                  JOIN run_document r ON r.document_id = other.id
                  WHERE o.node_id = n.node_id AND other.id <> this.id
                    AND other.spack_version = this.spack_version))
              OR EXISTS (
                SELECT 1 FROM document_node n
                WHERE n.document_id = ?
                  AND (EXISTS (SELECT 1 FROM install i WHERE i.node_id = n.node_id)
                    OR EXISTS (SELECT 1 FROM environment_root e WHERE e.node_id = n.node_id))
                  AND NOT EXISTS (SELECT 1 FROM document_node o
                    WHERE o.node_id = n.node_id AND o.document_id <> n.document_id))""",
            document,
            document,
            document)
        != null;
  }

  private void removeDocument(long document) throws SQLException {
    List<Long> nodes =
        sql.list(
            "SELECT node_id FROM document_node WHERE document_id = ?",
            row -> row.getLong(1),
            document);
    Long content = sql.id("SELECT content_id FROM document WHERE id = ?", document);
    sql.update("DELETE FROM document_node WHERE document_id = ?", document);
    sql.update("DELETE FROM document WHERE id = ?", document);
    if (content != null) {
      contents.remove(content);
    }
    for (Long node : nodes) {
      if (sql.id("SELECT 1 FROM document_node WHERE node_id = ? LIMIT 1", node) == null) {
        removeNode(node);
      }
    }
  }

  private void removeNode(long node) throws SQLException {
    sql.update("UPDATE edge SET child_id = NULL WHERE child_id = ?", node);
    sql.update("DELETE FROM edge WHERE parent_id = ?", node);
    sql.update("DELETE FROM hash_alias WHERE node_id = ?", node);
    sql.update("DELETE FROM node WHERE id = ?", node);
  }
}
