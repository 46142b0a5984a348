package org.spackmon.storage.views.analyses;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;

/** What did analyzers find out of a spec, whoever built it? */
public final class Analyses {
  private static final String OF_SPEC =
      """
      SELECT a.id, a.analyzer, a.name, a.file
        FROM build b
        JOIN analysis a ON a.build_id = b.id
       WHERE b.node_id = :spec
         AND a.name <> ''
         AND (:analyzer = '' OR a.analyzer = :analyzer)
       ORDER BY a.id
      """;

  private static final String ONE =
      """
      SELECT a.kind, a.content_id, c.bytes
        FROM analysis a
        JOIN content c ON c.id = a.content_id
       WHERE a.id = :id
      """;

  private final Jdbi reads;

  public Analyses(Jdbi reads) {
    this.reads = reads;
  }

  /**
   * The results that have names.
   *
   * @param analyzer "" for those of all
   */
  public List<AnalysisName> ofSpec(long spec, String analyzer) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(OF_SPEC)
                .bind("spec", spec)
                .bind("analyzer", analyzer)
                .map(
                    (row, context) ->
                        new AnalysisName(
                            row.getLong("id"),
                            row.getString("analyzer"),
                            row.getString("name"),
                            row.getString("file")))
                .list());
  }

  /** One result; null if there is none of this id. */
  public @Nullable AnalysisValue value(long id) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(ONE)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new AnalysisValue(
                            Analysis.Kind.of(row.getInt("kind")),
                            row.getLong("content_id"),
                            row.getLong("bytes")))
                .findOne()
                .orElse(null));
  }
}
