package org.spackmon.server.pages.compare;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.spackmon.server.compare.Comparing;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.paging.Query;

/** Two specs, builds or runs side by side: {@code /compare?a=build/7&b=spec/12}. */
public final class CompareRoutes implements Routes {
  private final Desk desk;
  private final Comparing comparing;

  public CompareRoutes(Desk desk, Views views) {
    this.desk = desk;
    this.comparing = new Comparing(views);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/compare", this::compare);
  }

  private void compare(Context ctx) {
    Query query = desk.read(ctx, given -> Query.of(given, List.of("a", "b", "whole")));
    String a = query.text("a");
    String b = query.text("b");
    if (a == null || b == null) {
      Frame frame = desk.frame(ctx, null, "Compare", null);
      desk.answer(ctx, "compare/compare", new CompareSheet(frame, null, false));
      return;
    }
    String json = "/api/v1/compare?" + CompareSheet.query(a, b);
    Frame frame = desk.frame(ctx, null, "Compare", json);
    boolean whole = query.text("whole") != null;
    desk.answer(ctx, "compare/compare", new CompareSheet(frame, comparing.of(a, b), whole));
  }
}
