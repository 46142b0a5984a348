package org.spackmon.server.pages.names;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.names.NameRow;
import org.spackmon.storage.views.names.NamesView;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.specs.SpecsView;

/** Packages, compilers, systems, owners, tags: all of a kind, or one by its name. */
public final class NameRoutes implements Routes {
  private final Desk desk;
  private final Views views;

  public NameRoutes(Desk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  @Override
  public void register(RoutesConfig routes) {
    for (NameKind kind : NameKind.values()) {
      routes.get(kind.path(), ctx -> names(ctx, kind));
    }
  }

  private void names(Context ctx, NameKind kind) {
    NamesView view = desk.read(ctx, NamesView::of);
    String name = view.name();
    if (name != null) {
      one(ctx, kind, name);
      return;
    }
    String json = Frame.join("/api/v1" + kind.path(), view.toQuery());
    Frame frame = desk.frame(ctx, kind.room(), kind.room().title(), json);
    desk.answer(
        ctx,
        "names/names",
        new NameList(frame, kind, view, views.names().list(kind.facet(), view)));
  }

  private void one(Context ctx, NameKind kind, String said) {
    boolean none = kind == NameKind.COMPILER && said.equals(BuildFilter.NONE);
    NameRow row =
        views
            .names()
            .get(kind.facet(), none ? "" : said)
            .orElseThrow(
                () -> ProblemException.notFound("No " + kind.one() + " is called " + said + "."));
    Frame frame =
        desk.frame(ctx, kind.room(), said, "/api/v1" + kind.path() + "?name=" + Frame.encode(said));
    BuildsView view = new BuildsView(BuildFilter.ALL.with(kind.one(), said), null, BuildsView.ROWS);
    Page<BuildRow> builds = views.builds().list(view.filter(), null, NameSheet.SOME);
    BuildTable table = new BuildTable(frame, builds.rows(), view);
    desk.answer(
        ctx,
        "names/name",
        new NameSheet(
            frame,
            kind,
            row,
            table,
            OutcomeTabs.of(table, row.counts()),
            builds.next() != null,
            kind == NameKind.PACKAGE
                ? views.specs().list(new SpecsView(null, said, null, null, null, NameSheet.SOME))
                : Page.empty(),
            kind == NameKind.SYSTEM
                ? views.names().hosts(said, null, NameSheet.SOME)
                : Page.empty(),
            kind == NameKind.SYSTEM ? views.installs().stores(said) : List.of()));
  }
}
