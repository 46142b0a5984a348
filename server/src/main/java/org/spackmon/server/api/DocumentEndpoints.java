package org.spackmon.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.specs.DocumentRow;
import org.spackmon.storage.views.specs.Specs;

/** Spec files as they came. */
final class DocumentEndpoints {
  private static final int ROWS = 50;

  private final Specs specs;
  private final Contents contents;
  private final Links links;

  DocumentEndpoints(Specs specs, Contents contents, Links links) {
    this.specs = specs;
    this.contents = contents;
    this.links = links;
  }

  /**
   * A spec file.
   *
   * @param format the version of the spec format, 1 to 5
   * @param root the id of the spec at its top
   */
  record Document(
      long id,
      String url,
      int format,
      String spackVersion,
      @Nullable Long root,
      long bytes,
      Instant received,
      String rawUrl) {

    static Document of(DocumentRow row, Links links) {
      String url = links.to("/documents/" + row.id());
      return new Document(
          row.id(),
          url,
          row.format(),
          row.spackVersion(),
          row.root(),
          row.bytes(),
          row.received(),
          url + "/raw");
    }
  }

  private record Wish(@Nullable Cursor cursor, int limit) {}

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/specs/{spec}/documents", this::list),
        new Endpoint("/documents/{document}", this::one),
        new Endpoint("/documents/{document}/raw", this::raw));
  }

  private void list(Context ctx) {
    Wish wish =
        Asked.of(
            ctx,
            List.of("limit", "cursor"),
            query -> new Wish(query.numberCursor(), query.limit(ROWS)));
    long spec = Asked.number(ctx, "spec");
    Answers.json(
        ctx,
        Listing.of(
            specs.documents(spec, wish.cursor, wish.limit),
            row -> Document.of(row, links),
            cursor -> links.page("/specs/" + spec + "/documents", cursor, wish.limit)));
  }

  private void one(Context ctx) {
    Asked.nothing(ctx);
    Answers.json(ctx, Document.of(find(ctx), links));
  }

  private void raw(Context ctx) throws IOException {
    Asked.nothing(ctx);
    DocumentRow row = find(ctx);
    Answers.raw(ctx, "application/json", "spec-" + row.id() + ".json");
    contents.read(row.content(), ctx.outputStream());
  }

  private DocumentRow find(Context ctx) {
    long id = Asked.number(ctx, "document");
    return specs
        .document(id)
        .orElseThrow(() -> ProblemException.notFound("No document has the id " + id + "."));
  }
}
