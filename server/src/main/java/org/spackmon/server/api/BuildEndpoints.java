package org.spackmon.server.api;

import io.javalin.http.Context;
import java.util.List;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.Builds;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.paging.Page;

/** Builds: the list, one of them, an attempt at it. */
final class BuildEndpoints {
  private final Builds builds;
  private final Links links;

  BuildEndpoints(Builds builds, Links links) {
    this.builds = builds;
    this.links = links;
  }

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/builds", this::list),
        new Endpoint("/builds/{build}", this::one),
        new Endpoint("/builds/{build}/attempts/{attempt}", this::attempt));
  }

  private void list(Context ctx) {
    BuildsView view = Asked.of(ctx, BuildsView::of);
    Page<BuildRow> page = builds.list(view);
    Answers.json(
        ctx,
        Listing.of(
            page,
            row -> BuildItem.of(row, links),
            cursor -> links.to("/builds", view.at(cursor).toQuery())));
  }

  private void one(Context ctx) {
    Asked.nothing(ctx);
    long id = Asked.number(ctx, "build");
    Answers.json(
        ctx,
        builds
            .get(id)
            .map(page -> BuildAnswer.of(page, links))
            .orElseThrow(() -> ProblemException.notFound("No build has the id " + id + ".")));
  }

  private void attempt(Context ctx) {
    Asked.nothing(ctx);
    long build = Asked.number(ctx, "build");
    int number = (int) Math.min(Asked.number(ctx, "attempt"), Integer.MAX_VALUE);
    Answers.json(
        ctx,
        builds
            .attempt(build, number)
            .map(part -> AttemptItem.of(build, part, links))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "There is no attempt " + number + " at build " + build + ".")));
  }
}
