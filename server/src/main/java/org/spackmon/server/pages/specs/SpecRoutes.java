package org.spackmon.server.pages.specs;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.RawBytes;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.Contents;
import org.spackmon.storage.advisories.Advisories;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Query;
import org.spackmon.storage.views.specs.DocumentRow;
import org.spackmon.storage.views.specs.HashMatch;
import org.spackmon.storage.views.specs.NeededSpecs;
import org.spackmon.storage.views.specs.SpecPage;
import org.spackmon.storage.views.specs.Specs;
import org.spackmon.storage.views.specs.SpecsView;

/** Specs: all of them, one of them, and the documents that brought them. */
public final class SpecRoutes implements Routes {
  private final Desk desk;
  private final Views views;
  private final Advisories advisories;
  private final Contents contents;

  public SpecRoutes(Desk desk, Views views, Contents contents, Advisories advisories) {
    this.desk = desk;
    this.views = views;
    this.advisories = advisories;
    this.contents = contents;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/specs", this::list);
    routes.get("/specs/{spec}", this::one);
    routes.get("/specs/{spec}/dependents", this::dependents);
    routes.get("/specs/{spec}/graph", this::graph);
    routes.get("/documents/{document}", this::document);
  }

  private void list(Context ctx) {
    SpecsView view = desk.read(ctx, SpecsView::of);
    Frame frame = desk.frame(ctx, Room.SPECS, "Specs", Frame.join("/api/v1/specs", view.toQuery()));
    String hash = view.hash();
    if (hash != null) {
      List<HashMatch> found = views.specs().find(hash, 2);
      if (found.stream().map(HashMatch::id).distinct().count() == 1) {
        ctx.redirect(frame.to("/specs/" + found.get(0).id()), HttpStatus.SEE_OTHER);
        return;
      }
    }
    desk.answer(ctx, "specs/specs", new SpecList(frame, view, views.specs().list(view)));
  }

  private void one(Context ctx) {
    SpecPage spec = find(ctx);
    Query query = desk.read(ctx, given -> Query.of(given, List.of("cursor")));
    Frame frame = frame(ctx, spec, "");
    Page<BuildRow> page = views.builds().ofSpec(spec.id(), query.numberCursor(), SpecSheet.SOME);
    BuildsView all = new BuildsView(BuildFilter.ALL, null, BuildsView.ROWS);
    Specs specs = views.specs();
    String version = spec.version();
    desk.answer(
        ctx,
        "specs/spec",
        new SpecSheet(
            frame,
            spec,
            version == null ? List.of() : advisories.of(spec.packageName(), version),
            new BuildTable(frame, page.rows(), all),
            page,
            specs.dependents(spec.id(), null, SpecSheet.SOME),
            specs.documents(spec.id(), null, SpecSheet.SOME)));
  }

  private void dependents(Context ctx) {
    SpecPage spec = find(ctx);
    Query query = desk.read(ctx, given -> Query.of(given, List.of("cursor")));
    Frame frame = frame(ctx, spec, "/dependents");
    desk.answer(
        ctx,
        "specs/alldependents",
        new DependentList(
            frame,
            spec,
            views.specs().dependents(spec.id(), query.numberCursor(), BuildsView.ROWS)));
  }

  private void graph(Context ctx) {
    GraphView view = desk.read(ctx, GraphView::of);
    NeededSpecs needed = views.specs().needed(id(ctx)).orElseThrow(() -> unknown(ctx));
    String json = "/api/v1/specs/" + needed.root() + "/graph";
    Frame frame = desk.frame(ctx, Room.SPECS, "Dependencies", json);
    desk.answer(ctx, "specs/graph", GraphSheet.of(frame, view, ShownGraph.of(needed, view)));
  }

  private void document(Context ctx) throws IOException {
    long id = Desk.number("document", ctx.pathParam("document"));
    DocumentRow row =
        views
            .specs()
            .document(id)
            .orElseThrow(() -> ProblemException.notFound("No document has the number " + id + "."));
    ctx.contentType("application/json");
    RawBytes.named(ctx, "spec-" + id + ".json");
    contents.read(row.content(), ctx.outputStream());
  }

  private Frame frame(Context ctx, SpecPage spec, String rest) {
    String version = spec.version();
    String title = spec.packageName() + (version == null ? "" : "@" + version);
    return desk.frame(ctx, Room.SPECS, title, "/api/v1/specs/" + spec.id() + rest);
  }

  private SpecPage find(Context ctx) {
    return views.specs().get(id(ctx)).orElseThrow(() -> unknown(ctx));
  }

  private static long id(Context ctx) {
    return Desk.number("spec", ctx.pathParam("spec"));
  }

  private static ProblemException unknown(Context ctx) {
    return ProblemException.notFound("No spec has the number " + id(ctx) + ".");
  }
}
