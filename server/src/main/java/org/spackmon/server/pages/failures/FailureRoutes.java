package org.spackmon.server.pages.failures;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Identity;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.findings.FailureMarks;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.failures.FailurePage;
import org.spackmon.storage.views.failures.FailuresView;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Query;

/** Failures: all of them, one, and what somebody notes of it. */
public final class FailureRoutes implements Routes {
  private static final int ROWS = 50;

  private final Desk desk;
  private final Views views;
  private final Access access;
  private final FailureMarks marks;

  public FailureRoutes(Desk desk, Views views, Access access, FailureMarks marks) {
    this.desk = desk;
    this.views = views;
    this.access = access;
    this.marks = marks;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/failures", this::list);
    routes.get("/failures/{failure}", this::one);
    routes.post("/failures/{failure}", this::mark, Who.ACCOUNT);
  }

  private void list(Context ctx) {
    FailuresView view = desk.read(ctx, FailuresView::of);
    String json = Frame.join("/api/v1/failures", view.toQuery());
    Frame frame = desk.frame(ctx, Room.FAILURES, "Failures", json);
    desk.answer(
        ctx, "failures/failures", new FailureList(frame, view, views.failures().list(view)));
  }

  private void one(Context ctx) {
    FailurePage page = find(ctx);
    long id = page.row().id();
    Query query = desk.read(ctx, given -> Query.of(given, List.of("cursor")));
    Page<BuildRow> rows = views.builds().ofFailure(id, query.numberCursor(), ROWS);
    Frame frame = desk.frame(ctx, Room.FAILURES, page.row().headline(), "/api/v1/failures/" + id);
    desk.answer(
        ctx,
        "failures/failure",
        new FailurePageSheet(
            frame,
            page,
            new BuildTable(frame, rows.rows(), BuildsView.of(Map.of())),
            rows,
            views.builds().cancelledBy(page.row().newest()),
            access.who(ctx).isPresent(),
            access.csrf(ctx)));
  }

  private void mark(Context ctx) {
    access.checkForm(ctx);
    long id = find(ctx).row().id();
    MarkForm form = MarkForm.of(ctx);
    String by = access.who(ctx).map(Identity::name).orElseThrow();
    marks.set(id, form.state(), form.assignee(), form.note(), form.link(), by);
    Frame frame = desk.frame(ctx, Room.FAILURES, "", null);
    ctx.redirect(FailureSheet.failure(frame, id), HttpStatus.SEE_OTHER);
  }

  private FailurePage find(Context ctx) {
    long id = Desk.number("failure", ctx.pathParam("failure"));
    return views
        .failures()
        .get(id)
        .orElseThrow(() -> ProblemException.notFound("No failure has the number " + id + "."));
  }
}
