package org.spackmon.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.builds.AnalysisRow;
import org.spackmon.storage.views.builds.Builds;
import org.spackmon.storage.views.builds.InstalledFile;
import org.spackmon.storage.views.paging.Cursor;

/** What analyzers found: results, values, installed files. */
final class AnalysisEndpoints {
  private static final int ROWS = 100;

  private final Builds builds;
  private final Contents contents;
  private final Links links;

  AnalysisEndpoints(Builds builds, Contents contents, Links links) {
    this.builds = builds;
    this.contents = contents;
    this.links = links;
  }

  /** What an install left in its prefix. */
  record Files(List<InstalledFile> items) {}

  private record Wish(@Nullable Cursor cursor, int limit) {}

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/builds/{build}/analyses", this::list),
        new Endpoint("/builds/{build}/files", this::files),
        new Endpoint("/analyses/{analysis}", this::one),
        new Endpoint("/analyses/{analysis}/raw", this::raw));
  }

  private void list(Context ctx) {
    Wish wish =
        Asked.of(
            ctx,
            List.of("limit", "cursor"),
            query -> new Wish(query.numberCursor(), query.limit(ROWS)));
    long build = Asked.number(ctx, "build");
    Answers.json(
        ctx,
        Listing.of(
            builds.analyses(build, wish.cursor, wish.limit),
            row -> AnalysisItem.of(row, links),
            cursor -> links.page("/builds/" + build + "/analyses", cursor, wish.limit)));
  }

  private void files(Context ctx) {
    Asked.nothing(ctx);
    Answers.json(ctx, new Files(builds.files(Asked.number(ctx, "build"))));
  }

  private void one(Context ctx) {
    Asked.nothing(ctx);
    Answers.json(ctx, AnalysisItem.of(find(ctx), links));
  }

  private void raw(Context ctx) throws IOException {
    Asked.nothing(ctx);
    AnalysisRow row = find(ctx);
    Answers.raw(ctx, type(row.kind()), row.analyzer() + "-" + row.id());
    contents.read(row.content(), ctx.outputStream());
  }

  private static String type(Analysis.Kind kind) {
    return switch (kind) {
      case TEXT -> "text/plain; charset=utf-8";
      case JSON -> "application/json";
      case BINARY -> "application/octet-stream";
    };
  }

  private AnalysisRow find(Context ctx) {
    long id = Asked.number(ctx, "analysis");
    return builds
        .analysis(id)
        .orElseThrow(() -> ProblemException.notFound("No analysis has the id " + id + "."));
  }
}
