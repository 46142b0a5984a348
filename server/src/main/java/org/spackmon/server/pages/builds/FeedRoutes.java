package org.spackmon.server.pages.builds;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.AtomFeed;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.failures.FailureRow;
import org.spackmon.storage.views.failures.FailuresView;

/** Any list of builds or failures, to be followed by a feed reader. */
public final class FeedRoutes implements Routes {
  private final Desk desk;
  private final Views views;

  public FeedRoutes(Desk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/feed", this::builds);
    routes.get("/failures/feed", this::failures);
  }

  private void builds(Context ctx) {
    BuildsView view = desk.read(ctx, given -> BuildsView.of(SearchWords.sorted(given)));
    Frame frame = desk.frame(ctx, Room.BUILDS, "Builds", null);
    List<AtomFeed.Entry> entries =
        views.builds().list(view).rows().stream().map(row -> entry(frame, row)).toList();
    answer(ctx, frame, "Builds", "/", view.toQuery(), entries);
  }

  private static AtomFeed.Entry entry(Frame frame, BuildRow row) {
    String version = row.version() == null ? "" : "@" + row.version();
    String outcome = BuildTable.word(row.outcome()).toLowerCase(java.util.Locale.ROOT);
    return new AtomFeed.Entry(
        row.packageName() + version + ": " + outcome + " on " + row.system(),
        frame.absolute("/builds/" + row.build() + "?attempt=" + row.number()),
        Objects.requireNonNullElse(row.ended(), row.opened()),
        row.owner(),
        Objects.requireNonNullElse(row.diagnosis(), ""));
  }

  /** One entry for what failures have in common: a repeat of it is no news. */
  private void failures(Context ctx) {
    FailuresView view = desk.read(ctx, FailuresView::of);
    Frame frame = desk.frame(ctx, Room.FAILURES, "Failures", null);
    List<AtomFeed.Entry> entries =
        views.failures().list(view).rows().stream().map(row -> entry(frame, row)).toList();
    answer(ctx, frame, "Failures", "/failures", view.toQuery(), entries);
  }

  private static AtomFeed.Entry entry(Frame frame, FailureRow row) {
    return new AtomFeed.Entry(
        row.headline(),
        frame.absolute("/failures/" + row.id()),
        row.first(),
        "spackmon",
        row.kind()
            + " error, in "
            + Spoken.count(row.packages(), "package")
            + " on "
            + Spoken.count(row.systems(), "system"));
  }

  private static void answer(
      Context ctx,
      Frame frame,
      String title,
      String path,
      String query,
      List<AtomFeed.Entry> entries) {
    String self = frame.absolute(Frame.join(path.equals("/") ? "/feed" : path + "/feed", query));
    AtomFeed feed =
        new AtomFeed(
            query.isEmpty() ? title : title + ": " + query.replace('&', ' '),
            self,
            frame.absolute(Frame.join(path, query)),
            entries);
    ctx.contentType(AtomFeed.TYPE).result(feed.xml());
  }
}
