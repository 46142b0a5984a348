package org.spackmon.server.pages.builds;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.names.Counts;
import org.spackmon.storage.views.names.Facet;
import org.spackmon.storage.views.names.NameRow;
import org.spackmon.storage.views.paging.Page;

/** The front page: builds, the newest first. */
public final class BuildsRoutes implements Routes {
  private final Desk desk;
  private final Views views;
  private final Suggestions suggestions;

  /** Of these parameters of a filter totals are kept. */
  private static final Map<String, Facet> COUNTED =
      Map.of(
          "package", Facet.PACKAGE,
          "compiler", Facet.COMPILER,
          "system", Facet.SYSTEM,
          "owner", Facet.OWNER,
          "tag", Facet.TAG);

  public BuildsRoutes(Desk desk, Views views) {
    this.desk = desk;
    this.views = views;
    this.suggestions = new Suggestions(views.names());
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/", this::list);
    routes.get("/builds", this::list);
  }

  private void list(Context ctx) {
    BuildsView view = desk.read(ctx, given -> BuildsView.of(SearchWords.sorted(given)));
    Page<BuildRow> page = views.builds().list(view);
    String json = Frame.join("/api/v1/builds", view.toQuery());
    BuildTable table =
        new BuildTable(desk.frame(ctx, Room.BUILDS, "Builds", json), page.rows(), view);
    Counts counts = counts(view.filter().with("outcome", null));
    desk.answer(
        ctx,
        "builds/builds",
        new BuildList(page, table, OutcomeTabs.of(table, counts), suggestions.now()));
  }

  /** Kept totals there are for all builds and for those of one name; more would be counting. */
  private @Nullable Counts counts(BuildFilter filter) {
    Map<String, String> set = filter.parameters();
    if (set.isEmpty()) {
      return views.names().counts();
    }
    Map.Entry<String, String> one = set.entrySet().iterator().next();
    Facet facet = COUNTED.get(one.getKey());
    if (set.size() > 1 || facet == null) {
      return null;
    }
    boolean none = facet == Facet.COMPILER && one.getValue().equals(BuildFilter.NONE);
    return views.names().get(facet, none ? "" : one.getValue()).map(NameRow::counts).orElse(null);
  }
}
