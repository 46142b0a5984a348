package org.spackmon.storage.views.specs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;

/** Reads which spec files came; their bytes are elsewhere. */
final class Documents {
  private static final String COLUMNS =
      """
      SELECT d.id, d.format, d.spack_version, d.root_id, c.bytes, d.content_id, d.received_at
      """;

  /** Without those that nobody wrote: of specs of which only a name and a hash are known. */
  private static final String OF_NODE =
      COLUMNS
          + """
            FROM (SELECT document_id AS id FROM document_node
                  WHERE node_id = ? AND document_id < ? AND document_id > ?
                  ORDER BY document_id %1$s LIMIT ?) picked
            CROSS JOIN document d CROSS JOIN content c
            WHERE d.id = picked.id AND c.id = d.content_id AND c.bytes > 0
            ORDER BY d.id %1$s
            """;

  private static final String ONE =
      COLUMNS + "FROM document d JOIN content c ON c.id = d.content_id WHERE d.id = ?";

  private Documents() {}

  static List<DocumentRow> ofNode(Handle handle, long node, @Nullable Cursor from, int most) {
    Span span = Span.of(from);
    return handle
        .createQuery(OF_NODE.formatted(span.direction()))
        .bind(0, node)
        .bind(1, span.below())
        .bind(2, span.above())
        .bind(3, most)
        .map((row, context) -> document(row))
        .list();
  }

  static Optional<DocumentRow> one(Handle handle, long id) {
    return handle.createQuery(ONE).bind(0, id).map((row, context) -> document(row)).findOne();
  }

  private static DocumentRow document(ResultSet row) throws SQLException {
    long root = row.getLong(4);
    Long rootOrNone = row.wasNull() ? null : Long.valueOf(root);
    return new DocumentRow(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        rootOrNone,
        row.getLong(5),
        row.getLong(6),
        Instant.EPOCH.plus(row.getLong(7), ChronoUnit.MICROS));
  }
}
