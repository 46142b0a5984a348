package org.spackmon.server.ms1;

import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Contents;

/** What analyzers found out, by spec and one by one. */
final class Attributes {
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

  private static final String SPEC = "SELECT 1 FROM node WHERE id = :id";

  private final Jdbi reads;
  private final Contents contents;

  Attributes(Jdbi reads, Contents contents) {
    this.reads = reads;
    this.contents = contents;
  }

  private record Listed(long id, String analyzer, String name, String file) {}

  private record Stored(int kind, long content, long bytes) {}

  /** {@code GET specs/ID/attributes/} and {@code GET specs/ID/attributes/ANALYZER/}. */
  void list(Context ctx) {
    long spec = PathId.of(ctx, "spec");
    if (spec == 0) {
      throw Reports.refused("A spec id is required.");
    }
    String analyzer = ctx.pathParamMap().getOrDefault("analyzer", "");
    List<Listed> all = listed(spec, SafeName.of(analyzer, AnalyzerResult.LONGEST_NAME));
    Replies.send(
        ctx,
        200,
        json -> {
          json.writeStartArray();
          for (Listed each : all) {
            json.writeStartObject();
            json.writeStringField("filename", each.file());
            json.writeNumberField("id", each.id());
            json.writeStringField("analyzer", each.analyzer());
            json.writeStringField("name", each.name());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private List<Listed> listed(long spec, String analyzer) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(OF_SPEC)
                .bind("spec", spec)
                .bind("analyzer", analyzer)
                .map(
                    (row, ctx) ->
                        new Listed(
                            row.getLong("id"),
                            row.getString("analyzer"),
                            row.getString("name"),
                            row.getString("file")))
                .list());
  }

  /** {@code GET attributes/ID/download/}: JSON as it is, text as a string, bytes in base64. */
  void download(Context ctx) throws IOException {
    Stored stored = stored(PathId.of(ctx, "attribute"));
    if (stored == null) {
      throw ProblemException.notFound("There is no such attribute");
    }
    if (stored.bytes() == 0) {
      Replies.send(
          ctx, 404, Replies.text("message", "This attribute does not have an associated value."));
      return;
    }
    ctx.contentType(Replies.JSON);
    try (OutputStream out = new BufferedOutputStream(ctx.outputStream(), 1 << 16)) {
      write(stored, out);
    }
  }

  private void write(Stored stored, OutputStream out) throws IOException {
    if (stored.kind() == Analysis.Kind.JSON.code()) {
      contents.read(stored.content(), out);
      return;
    }
    out.write('"');
    if (stored.kind() == Analysis.Kind.TEXT.code()) {
      contents.read(stored.content(), new EscapingStream(out));
    } else {
      Base64Stream base64 = new Base64Stream(out);
      contents.read(stored.content(), base64);
      base64.finish();
    }
    out.write('"');
  }

  private @Nullable Stored stored(long id) {
    Optional<Stored> found =
        reads.withHandle(
            handle ->
                handle
                    .createQuery(ONE)
                    .bind("id", id)
                    .map(
                        (row, ctx) ->
                            new Stored(
                                row.getInt("kind"),
                                row.getLong("content_id"),
                                row.getLong("bytes")))
                    .findOne());
    return found.orElse(null);
  }

  /** An answer without splices: a list that is empty, as long as both are known. */
  void splices(Context ctx) {
    Map<String, String> ids = ctx.pathParamMap();
    if (ids.containsKey("attribute") && stored(PathId.of(ctx, "attribute")) == null) {
      throw ProblemException.notFound("There is no such attribute");
    }
    if (ids.containsKey("spec") && !known(PathId.of(ctx, "spec"))) {
      throw ProblemException.notFound("There is no such spec");
    }
    Replies.send(
        ctx,
        200,
        json -> {
          json.writeStartArray();
          json.writeEndArray();
        });
  }

  private boolean known(long spec) {
    return reads.withHandle(
        handle ->
            handle.createQuery(SPEC).bind("id", spec).mapTo(Integer.class).findOne().isPresent());
  }
}
