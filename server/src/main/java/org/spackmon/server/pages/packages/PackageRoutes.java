package org.spackmon.server.pages.packages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.names.Facet;
import org.spackmon.storage.views.packages.Matrix.Cell;
import org.spackmon.storage.views.packages.MatrixBy;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Query;

/** How does a package fare: by version and compiler or system, and over time? */
public final class PackageRoutes implements Routes {
  private final Desk desk;
  private final Views views;

  public PackageRoutes(Desk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  /** What an address says: a package, and for a cell of its matrix which one. */
  private record Wish(
      String name, MatrixBy by, @Nullable Cell cell, @Nullable Cursor cursor, int limit) {

    static Wish of(Map<String, List<String>> given) {
      Query query = Query.of(given, List.of("name", "by", "version", "of", "limit", "cursor"));
      String name = query.text("name");
      String version = query.text("version");
      String of = query.text("of");
      Cell cell = version == null && of == null ? null : new Cell(orNone(version), orNone(of));
      return new Wish(
          name == null ? "" : name,
          MatrixBy.of(query),
          cell,
          query.numberCursor(),
          query.limit(BuildsView.ROWS));
    }

    private static String orNone(@Nullable String value) {
      return value == null || value.equals(BuildFilter.NONE) ? "" : value;
    }
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/packages/matrix", this::matrix);
    routes.get("/packages/builds", this::builds);
    routes.get("/packages/history", this::history);
  }

  private Wish wish(Context ctx) {
    Wish wish = desk.read(ctx, Wish::of);
    if (views.names().get(Facet.PACKAGE, wish.name).isEmpty()) {
      throw ProblemException.notFound("No package is called " + wish.name + ".");
    }
    return wish;
  }

  private void matrix(Context ctx) {
    Wish wish = wish(ctx);
    String json = "/api/v1" + MatrixSheet.path(wish.name, wish.by);
    Frame frame = desk.frame(ctx, Room.PACKAGES, wish.name + ", matrix", json);
    desk.answer(
        ctx,
        "packages/matrix",
        new MatrixSheet(frame, wish.name, views.packages().matrix(wish.name, wish.by)));
  }

  private void builds(Context ctx) {
    Wish wish = wish(ctx);
    Cell cell = wish.cell;
    if (cell == null) {
      ctx.redirect(desk.frame(ctx, null, "", null).to("/?package=" + Frame.encode(wish.name)));
      return;
    }
    String title = CellSheet.title(wish.name, wish.by, cell);
    Frame frame = desk.frame(ctx, Room.PACKAGES, title, null);
    Page<BuildRow> page = views.builds().ofCell(wish.name, wish.by, cell, wish.cursor, wish.limit);
    BuildsView view = new BuildsView(BuildFilter.ALL, null, BuildsView.ROWS);
    desk.answer(
        ctx,
        "packages/cell",
        new CellSheet(
            frame, wish.name, wish.by, cell, page, new BuildTable(frame, page.rows(), view)));
  }

  private void history(Context ctx) {
    Wish wish = wish(ctx);
    String json = "/api/v1/packages/history?name=" + Frame.encode(wish.name);
    Frame frame = desk.frame(ctx, Room.PACKAGES, wish.name + ", history", json);
    desk.answer(
        ctx,
        "packages/history",
        new HistorySheet(frame, wish.name, SystemHistory.of(views.packages().history(wish.name))));
  }
}
