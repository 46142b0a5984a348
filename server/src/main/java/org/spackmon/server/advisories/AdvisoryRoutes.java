package org.spackmon.server.advisories;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Identity;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.AtomFeed;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.Store;
import org.spackmon.storage.advisories.Advisories;
import org.spackmon.storage.advisories.AdvisoriesView;
import org.spackmon.storage.advisories.AdvisoryPage;
import org.spackmon.storage.advisories.HitRow;
import org.spackmon.storage.inventory.Found;
import org.spackmon.storage.inventory.Inventory;

/** Advisories: those that mean something here, one, what somebody says of it, and the feed. */
public final class AdvisoryRoutes implements Routes {
  private static final int NEWS = 50;

  private final Desk desk;
  private final Advisories advisories;
  private final Inventory inventory;
  private final Access access;

  public AdvisoryRoutes(Desk desk, Store store, Access access) {
    this.desk = desk;
    this.advisories = store.advisories();
    this.inventory = store.inventory();
    this.access = access;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/advisories", this::listOrOne);
    routes.post("/advisories", this::state, Who.ACCOUNT);
    routes.get("/advisories/feed", this::feed);
  }

  /** Names of advisories may be odd, so they are no part of a path. */
  private void listOrOne(Context ctx) {
    if (ctx.queryParam("id") == null) {
      list(ctx);
    } else {
      one(ctx);
    }
  }

  private void list(Context ctx) {
    AdvisoriesView view = desk.read(ctx, AdvisoriesView::of);
    String json = Frame.join("/api/v1/advisories", view.toQuery());
    Frame frame = desk.frame(ctx, Room.ADVISORIES, "Advisories", json);
    desk.answer(ctx, "advisories", new AdvisoryList(frame, view, advisories.list(view)));
  }

  private void one(Context ctx) {
    AdvisoryView view = desk.read(ctx, AdvisoryView::of);
    AdvisoryPage page = find(view.name());
    Found all = inventory.find(page.nodes(), AdvisoryView.EVERYWHERE);
    Found chosen = inventory.find(page.nodes(), view.where());
    Frame frame = desk.frame(ctx, Room.ADVISORIES, page.row().name(), null);
    desk.answer(
        ctx,
        "advisory",
        new AdvisorySheet(
            frame,
            view,
            page,
            all,
            inventory.page(chosen, view.cursor(), AdvisoryView.ROWS),
            access.who(ctx).isPresent(),
            access.csrf(ctx)));
  }

  private void state(Context ctx) {
    access.checkForm(ctx);
    AdvisoryView view = desk.read(ctx, AdvisoryView::of);
    StatementForm form = StatementForm.of(ctx);
    String by = access.who(ctx).map(Identity::name).orElseThrow();
    if (!advisories.state(view.name(), form.by(by, Instant.now()))) {
      throw unknown(view.name());
    }
    Frame frame = desk.frame(ctx, Room.ADVISORIES, "", null);
    ctx.redirect(frame.to(view.path()), HttpStatus.SEE_OTHER);
  }

  private AdvisoryPage find(String name) {
    return advisories.get(name).orElseThrow(() -> unknown(name));
  }

  private static ProblemException unknown(String name) {
    return ProblemException.notFound("No advisory is called " + name + ".");
  }

  /** One entry for each package in a version: one that is new here is news of an old advisory. */
  private void feed(Context ctx) {
    Frame frame = desk.frame(ctx, Room.ADVISORIES, "Advisories", null);
    List<AtomFeed.Entry> entries =
        advisories.newest(NEWS).stream().map(hit -> entry(frame, hit)).toList();
    AtomFeed feed =
        new AtomFeed(
            "Advisories",
            frame.absolute("/advisories/feed"),
            frame.absolute("/advisories"),
            entries);
    ctx.contentType(AtomFeed.TYPE).result(feed.xml());
  }

  private static AtomFeed.Entry entry(Frame frame, HitRow hit) {
    String spec = hit.packageName() + "@" + hit.version();
    return new AtomFeed.Entry(
        hit.advisory() + ": " + spec + ", " + Words.within(hit.verdict()),
        frame.absolute(AdvisoryView.path(hit.advisory()) + "#" + Frame.encode(spec)),
        hit.firstSeen(),
        "spackmon",
        hit.summary());
  }
}
