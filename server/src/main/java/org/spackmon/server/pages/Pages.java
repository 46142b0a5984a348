package org.spackmon.server.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.List;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.SignIn;
import org.spackmon.server.http.ErrorShape;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.builds.AnalysisRoutes;
import org.spackmon.server.pages.builds.BuildRoutes;
import org.spackmon.server.pages.builds.BuildsRoutes;
import org.spackmon.server.pages.builds.FeedRoutes;
import org.spackmon.server.pages.compare.CompareRoutes;
import org.spackmon.server.pages.failures.FailureRoutes;
import org.spackmon.server.pages.hooks.HookRoutes;
import org.spackmon.server.pages.inventory.FindRoutes;
import org.spackmon.server.pages.inventory.InstallRoutes;
import org.spackmon.server.pages.logs.LogRoutes;
import org.spackmon.server.pages.names.NameRoutes;
import org.spackmon.server.pages.packages.PackageRoutes;
import org.spackmon.server.pages.runs.RunRoutes;
import org.spackmon.server.pages.specs.SpecRoutes;
import org.spackmon.storage.Contents;
import org.spackmon.storage.Store;
import org.spackmon.storage.findings.FailureMarks;
import org.spackmon.storage.hooks.Deliveries;
import org.spackmon.storage.hooks.Hooks;
import org.spackmon.storage.views.Views;

/** All that a person sees: the pages, what they refer to, and errors told as a page. */
public final class Pages implements Routes, ErrorShape {
  private final Desk desk;
  private final List<Routes> rooms;

  private Pages(Desk desk, List<Routes> rooms) {
    this.desk = desk;
    this.rooms = rooms;
  }

  /** Puts the pages together. */
  public static Pages of(Store store, Access access, SignIn signIn, SiteSettings settings) {
    Views views = Views.of(store);
    Contents contents = store.contents();
    Assets assets = Assets.load();
    Desk desk = new Desk(Site.of(settings, assets), access);
    return new Pages(
        desk,
        List.of(
            new AssetRoutes(assets),
            new BuildsRoutes(desk, views),
            new BuildRoutes(desk, views, contents),
            new LogRoutes(desk, views.builds(), contents),
            new AnalysisRoutes(desk, views.builds(), contents),
            new CompareRoutes(desk, views),
            new FeedRoutes(desk, views),
            new FailureRoutes(desk, views, access, new FailureMarks(store)),
            new HookRoutes(desk, access, new Hooks(store), new Deliveries(store)),
            new RunRoutes(desk, views.runs(), contents),
            new SpecRoutes(desk, views, contents, store.advisories()),
            new NameRoutes(desk, views),
            new InstallRoutes(desk, views),
            new FindRoutes(desk, store.inventory()),
            new PackageRoutes(desk, views),
            new SignInRoutes(desk, signIn)));
  }

  /** Where other rooms of pages begin and end theirs. */
  public Desk desk() {
    return desk;
  }

  @Override
  public void register(RoutesConfig routes) {
    rooms.forEach(room -> room.register(routes));
  }

  /** A browser asks for HTML by name; programs get their errors as JSON, whatever they ask. */
  @Override
  public boolean speaksFor(Context ctx) {
    String accept = ctx.header(Header.ACCEPT);
    return accept != null && accept.contains("text/html") && !ctx.path().startsWith("/api/");
  }

  @Override
  public void write(Context ctx, ProblemException problem) {
    desk.answer(
        ctx, "error", ErrorSheet.of(desk.frame(ctx, null, problem.code().title(), null), problem));
  }
}
