package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.record.Ledger.KeptDocument;
import org.spackmon.record.Receipt.SpecKept;
import org.spackmon.record.Report;
import org.spackmon.spack.Dependency;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecNode;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** Documents: what came, what was answered, and which nodes it held. */
final class DocumentRows {
  private static final Insert NODES =
      Insert.into("document_node", "document_id big, node_id big", "ON CONFLICT DO NOTHING");

  private final Statements sql;
  private final ContentRows contents;
  private final NodeRows nodes;
  private final EdgeRows edges;
  private final ChangeLog changes;

  DocumentRows(Statements sql, ContentRows contents, NodeRows nodes, ChangeLog changes) {
    this.sql = sql;
    this.contents = contents;
    this.nodes = nodes;
    this.edges = new EdgeRows(sql);
    this.changes = changes;
  }

  @Nullable KeptDocument find(byte[] digest) throws SQLException {
    return sql.first(
        "SELECT id, answer, spack_version FROM document WHERE digest = ?",
        row -> new KeptDocument(row.getLong(1), Answers.read(row.getString(2), row.getString(3))),
        digest);
  }

  long root(long document) throws SQLException {
    Long root = sql.id("SELECT root_id FROM document WHERE id = ?", document);
    if (root == null) {
      throw new SQLException("a document lost its root", "40001");
    }
    return root;
  }

  KeptDocument keep(Report.SpecPosted post) throws SQLException {
    SpecDocument document = Objects.requireNonNull(post.document());
    Content raw = Objects.requireNonNull(post.raw());
    SpecKept receipt = receipt(document, post.spackVersion());
    NodeRows.Kept kept = nodes.keep(document, post.caller().arrived());
    edges.keep(document, kept);
    Long root = kept.ids().length == 0 ? null : Long.valueOf(kept.ids()[0]);
    long content = contents.add(raw);
    Long id =
        sql.added(
            """
            INSERT INTO document
              (digest, format, spack_version, root_id, answer, content_id, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING RETURNING id""",
            post.digest(),
            document.formatVersion(),
            post.spackVersion(),
            root,
            Answers.write(receipt),
            content,
            post.caller().arrived());
    if (id == null) { // another server kept it in the meantime
      contents.remove(content);
      KeptDocument other = find(post.digest());
      if (other == null) {
        throw new SQLException("a document was neither added nor found", "40001");
      }
      return other;
    }
    sql.insert(NODES, nodesOf(id, kept.ids()));
    if (root != null) {
      changes.add("spec", root);
    }
    return new KeptDocument(id, receipt);
  }

  private static List<Object[]> nodesOf(long document, long[] ids) {
    TreeSet<Long> distinct = new TreeSet<>();
    for (long id : ids) {
      distinct.add(id);
    }
    return distinct.stream().map(node -> new Object[] {document, node}).toList();
  }

  private SpecKept receipt(SpecDocument document, String spackVersion) throws SQLException {
    if (document.nodes().isEmpty()) {
      return new SpecKept(null, null, null, spackVersion, Map.of(), false);
    }
    SpecNode root = document.root();
    String full = root.hashes().get(HashKind.FULL_HASH);
    String hash = full == null ? root.hashes().get(HashKind.HASH) : full;
    Map<String, @Nullable String> dependencies = new LinkedHashMap<>();
    for (Dependency each : root.dependencies()) {
      dependencies.put(each.name(), each.hash());
    }
    boolean created = hash == null || !known(root.name(), hash, spackVersion);
    return new SpecKept(root.name(), root.version(), hash, spackVersion, dependencies, created);
  }

  /** One hash may mean several packages: nothing that failed to concretize has one of its own. */
  private boolean known(String name, String hash, String spackVersion) throws SQLException {
    return sql.id(
            """
            SELECT 1 FROM hash_alias a CROSS JOIN node o CROSS JOIN package p
            CROSS JOIN document_node n CROSS JOIN document d
            WHERE a.hash = ? AND a.kind < 3 AND o.id = a.node_id AND p.id = o.package_id AND p.name = ?
              AND n.node_id = a.node_id AND d.id = n.document_id
              AND d.spack_version = ? LIMIT 1""",
            hash,
            name,
            spackVersion)
        != null;
  }
}
