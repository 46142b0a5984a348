package org.spackmon.server.api;

import io.javalin.http.Context;
import java.util.List;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.failures.FailurePage;
import org.spackmon.storage.views.failures.FailureRow;
import org.spackmon.storage.views.failures.FailuresView;
import org.spackmon.storage.views.paging.Page;

/** Failures: the list, one with its places, its attempts. */
final class FailureEndpoints {
  private static final int ROWS = 50;

  private final Views views;
  private final Links links;

  FailureEndpoints(Views views, Links links) {
    this.views = views;
    this.links = links;
  }

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/failures", this::list),
        new Endpoint("/failures/{failure}", this::one),
        new Endpoint("/failures/{failure}/attempts", this::attempts));
  }

  private void list(Context ctx) {
    FailuresView view = Asked.of(ctx, FailuresView::of);
    Page<FailureRow> page = views.failures().list(view);
    Answers.json(
        ctx,
        Listing.of(
            page,
            row -> FailureItem.of(row, links),
            cursor -> links.to("/failures", view.at(cursor).toQuery())));
  }

  private void one(Context ctx) {
    Asked.nothing(ctx);
    FailurePage page = find(ctx);
    FailureItem item = FailureItem.of(page.row(), links);
    Answers.json(
        ctx,
        new FailureItem.Answer(
            item,
            page.places().stream().map(FailureItem.PlaceItem::of).toList(),
            page.placeCount(),
            item.url() + "/attempts"));
  }

  private void attempts(Context ctx) {
    record Wish(Page<BuildRow> page, int limit) {}
    long id = Asked.number(ctx, "failure");
    Wish wish =
        Asked.of(
            ctx,
            List.of("limit", "cursor"),
            query -> {
              int limit = query.limit(ROWS);
              return new Wish(views.builds().ofFailure(id, query.numberCursor(), limit), limit);
            });
    String path = "/failures/" + find(ctx).row().id() + "/attempts";
    Answers.json(
        ctx,
        Listing.of(
            wish.page,
            row -> BuildItem.of(row, links),
            cursor -> links.page(path, cursor, wish.limit)));
  }

  private FailurePage find(Context ctx) {
    long id = Asked.number(ctx, "failure");
    return views
        .failures()
        .get(id)
        .orElseThrow(() -> ProblemException.notFound("No failure has the id " + id + "."));
  }
}
