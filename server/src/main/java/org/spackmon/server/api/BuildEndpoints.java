package org.spackmon.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.spackmon.record.Outcome;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.AttemptTold;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.Builds;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.paging.Page;

/** Builds: the list, one of them, an attempt at it. */
final class BuildEndpoints {
  private final Builds builds;
  private final Contents contents;
  private final AttemptItems attempts;
  private final Links links;

  BuildEndpoints(Views views, Contents contents, Links links) {
    this.builds = views.builds();
    this.contents = contents;
    this.attempts = new AttemptItems(contents, views.failures(), links);
    this.links = links;
  }

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/builds", this::list),
        new Endpoint("/builds/{build}", this::one),
        new Endpoint("/builds/{build}/attempts/{attempt}", this::attempt),
        new Endpoint("/builds/{build}/attempts/{attempt}/causes", this::causes),
        new Endpoint("/builds/{build}/attempts/{attempt}/file", this::file));
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
            .map(page -> BuildAnswer.of(page, attempts, links))
            .orElseThrow(() -> ProblemException.notFound("No build has the id " + id + ".")));
  }

  private void attempt(Context ctx) {
    Asked.nothing(ctx);
    Answers.json(ctx, attempts.of(Asked.number(ctx, "build"), find(ctx)));
  }

  private void causes(Context ctx) {
    Asked.nothing(ctx);
    AttemptPart part = find(ctx);
    List<BuildRow> causes =
        part.outcome() == Outcome.CANCELLED ? builds.causes(part.id()) : List.of();
    Page<BuildRow> page = new Page<>(causes, null, null);
    Answers.json(ctx, Listing.of(page, row -> BuildItem.of(row, links), cursor -> null));
  }

  /** One of the files that an install leaves in {@code <prefix>/.spack}, as it is there. */
  private void file(Context ctx) throws IOException {
    String name = Asked.of(ctx, List.of("name"), query -> query.text("name"));
    AttemptTold told = find(ctx).told();
    AttemptTold.File file =
        (told == null ? List.<AttemptTold.File>of() : told.files())
            .stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                    () -> ProblemException.notFound("This attempt left no file " + name + "."));
    Answers.raw(ctx, "application/octet-stream", file.name());
    contents.read(file.content(), ctx.outputStream());
  }

  private AttemptPart find(Context ctx) {
    long build = Asked.number(ctx, "build");
    int number = (int) Math.min(Asked.number(ctx, "attempt"), Integer.MAX_VALUE);
    return builds
        .attempt(build, number)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "There is no attempt " + number + " at build " + build + "."));
  }
}
