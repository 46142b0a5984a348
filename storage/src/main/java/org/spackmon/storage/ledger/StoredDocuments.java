package org.spackmon.storage.ledger;

import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Ledger.KeptDocument;

/** Is a document kept? Asked by a door, on a connection that only reads. */
public final class StoredDocuments {
  private StoredDocuments() {}

  public static @Nullable KeptDocument find(Jdbi reads, byte[] digest) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, answer, spack_version FROM document WHERE digest = :digest")
                .bind("digest", digest)
                .map(
                    (row, context) ->
                        new KeptDocument(
                            row.getLong(1), Answers.read(row.getString(2), row.getString(3))))
                .findOne()
                .orElse(null));
  }
}
