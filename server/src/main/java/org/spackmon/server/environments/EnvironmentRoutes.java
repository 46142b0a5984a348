package org.spackmon.server.environments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.views.environments.EnvironmentPage;
import org.spackmon.storage.views.environments.Environments;
import org.spackmon.storage.views.environments.EnvironmentsView;

/** Spack environments: the list, and one with all that it should hold. */
public final class EnvironmentRoutes implements Routes {
  private final Desk desk;
  private final Environments environments;

  public EnvironmentRoutes(Desk desk, Environments environments) {
    this.desk = desk;
    this.environments = environments;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/environments", this::list);
    routes.get("/environments/{environment}", this::one);
  }

  private void list(Context ctx) {
    EnvironmentsView view = desk.read(ctx, EnvironmentsView::of);
    String json = Frame.join("/api/v1/environments", view.toQuery());
    Frame frame = desk.frame(ctx, Room.ENVIRONMENTS, "Spack environments", json);
    desk.answer(ctx, "environments", new EnvironmentList(frame, view, environments.list(view)));
  }

  private void one(Context ctx) {
    SpecsShown shown = desk.read(ctx, SpecsShown::of);
    long id = Desk.number("environment", ctx.pathParam("environment"));
    EnvironmentPage page =
        environments
            .get(id)
            .orElseThrow(() -> ProblemException.notFound("No environment has the id " + id + "."));
    String json = "/api/v1/environments/" + id;
    Frame frame = desk.frame(ctx, Room.ENVIRONMENTS, page.row().name(), json);
    desk.answer(ctx, "environment", new EnvironmentSheet(frame, page, shown));
  }
}
