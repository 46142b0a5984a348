package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.SpecReader;
import org.spackmon.storage.Store;

/** Is every spec that is kept, kept as a whole? */
final class Graphs {
  private Graphs() {}

  private record Document(long id, long content) {}

  /** Reads every document once more and compares it with its nodes. */
  static void checkWhole(Store store) throws IOException, SpecFormatException {
    List<Document> documents =
        store
            .reads()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT id, content_id FROM document")
                        .map((row, ctx) -> new Document(row.getLong(1), row.getLong(2)))
                        .list());
    assertThat(documents).isNotEmpty();
    for (Document document : documents) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      store.contents().read(document.content(), text);
      Set<String> said = new HashSet<>();
      for (SpecNode node : SpecReader.read(text.toByteArray()).nodes()) {
        said.add(HexFormat.of().formatHex(node.digest()));
      }
      assertThat(kept(store, document.id())).as("document %s", document.id()).isEqualTo(said);
    }
    assertThat(orphans(store)).as("nodes of no document").isZero();
  }

  private static Set<String> kept(Store store, long document) {
    return store
        .reads()
        .withHandle(
            handle ->
                new HashSet<>(
                    handle
                        .createQuery(
                            """
                            SELECT n.digest FROM document_node d JOIN node n ON n.id = d.node_id
                             WHERE d.document_id = :id
                            """)
                        .bind("id", document)
                        .map((row, ctx) -> HexFormat.of().formatHex(row.getBytes(1)))
                        .list()));
  }

  private static long orphans(Store store) {
    return store
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT count(*) FROM node n WHERE NOT EXISTS
                          (SELECT 1 FROM document_node d WHERE d.node_id = n.id)
                        """)
                    .mapTo(Long.class)
                    .one());
  }
}
