package org.spackmon.server.pages.runs;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.RawBytes;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.paging.Query;
import org.spackmon.storage.views.runs.PlannedRow;
import org.spackmon.storage.views.runs.RunLine;
import org.spackmon.storage.views.runs.RunPage;
import org.spackmon.storage.views.runs.RunPage.EnvironmentRow;
import org.spackmon.storage.views.runs.Runs;

/** Runs of our own client: all of them, one with its plan, and where its packages are. */
public final class RunRoutes implements Routes {
  private static final int ROWS = 50;

  private final Desk desk;
  private final Runs runs;
  private final Contents contents;

  public RunRoutes(Desk desk, Runs runs, Contents contents) {
    this.desk = desk;
    this.runs = runs;
    this.contents = contents;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/runs", this::list);
    routes.get("/runs/{run}", this::run);
    routes.get("/runs/{run}/environment", this::environment);
    routes.get("/runs/{run}/timeline", this::timeline);
    routes.get("/runs/{run}/{hash}", this::planned);
  }

  private void list(Context ctx) {
    Query query = desk.read(ctx, given -> Query.of(given, List.of("limit", "cursor")));
    int limit = query.limit(ROWS);
    Frame frame = desk.frame(ctx, Room.RUNS, "Runs", "/api/v1/runs");
    desk.answer(
        ctx, "runs/runs", new RunList(frame, runs.list(query.numberCursor(), limit), limit));
  }

  private void run(Context ctx) {
    RunPage page = find(ctx);
    String key = Frame.encode(page.run().key());
    String title = "Run of " + RunSheet.command(page.run());
    Frame frame = desk.frame(ctx, Room.RUNS, title, "/api/v1/runs/" + key);
    desk.answer(ctx, "runs/run", new RunSheet(frame, page));
  }

  private void timeline(Context ctx) {
    RunLine run = find(ctx).run();
    String json = "/api/v1/runs/" + Frame.encode(run.key()) + "/timeline";
    Frame frame = desk.frame(ctx, Room.RUNS, "Time line of " + RunSheet.command(run), json);
    desk.answer(ctx, "runs/timeline", TimelineSheet.of(frame, run, runs.work(run.key())));
  }

  /** An address that a client can tell before anything of it is here. */
  private void planned(Context ctx) {
    String run = ctx.pathParam("run");
    String hash = ctx.pathParam("hash");
    Frame frame = desk.frame(ctx, Room.RUNS, "Run", null);
    String to =
        runs.planned(run, hash)
            .filter(row -> row.build() != null)
            .map(row -> build(frame, row))
            .orElseGet(() -> frame.to("/runs/" + Frame.encode(find(ctx).run().key())));
    ctx.redirect(to, HttpStatus.SEE_OTHER);
  }

  private static String build(Frame frame, PlannedRow row) {
    return frame.to("/builds/" + row.build() + "?attempt=" + row.attempt());
  }

  /** The text of a Spack environment's spack.yaml or spack.lock. */
  private void environment(Context ctx) throws IOException {
    String path = ctx.queryParam("path");
    boolean lock = "spack.lock".equals(ctx.queryParam("file"));
    Long content =
        find(ctx).environments().stream()
            .filter(each -> each.path().equals(path))
            .findFirst()
            .map(lock ? EnvironmentRow::lock : EnvironmentRow::manifest)
            .orElseThrow(() -> ProblemException.notFound("This run has no such environment."));
    ctx.contentType("text/plain; charset=utf-8");
    RawBytes.named(ctx, lock ? "spack.lock" : "spack.yaml");
    contents.read(content, ctx.outputStream());
  }

  private RunPage find(Context ctx) {
    String key = ctx.pathParam("run");
    return runs.get(key)
        .orElseThrow(
            () -> ProblemException.notFound("Nothing was reported of a run " + key + " yet."));
  }
}
