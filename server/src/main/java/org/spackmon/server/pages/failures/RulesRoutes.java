package org.spackmon.server.pages.failures;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.spackmon.logs.Rules;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.views.paging.Query;

/** The rules of this site, and others to be tried; nothing is kept of what is tried. */
public final class RulesRoutes implements Routes {
  private final Desk desk;
  private final Access access;
  private final Rules inForce;

  public RulesRoutes(Desk desk, Access access, Rules inForce) {
    this.desk = desk;
    this.access = access;
    this.inForce = inForce;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/failures/rules", this::show);
    routes.post("/failures/rules", this::attempt, Who.ACCOUNT);
  }

  private void show(Context ctx) {
    desk.read(ctx, given -> Query.of(given, List.of()));
    answer(ctx, RulesTrial.none(inForce));
  }

  private void attempt(Context ctx) {
    access.checkForm(ctx);
    answer(ctx, RulesTrial.of(ctx));
  }

  private void answer(Context ctx, RulesTrial trial) {
    Frame frame = desk.frame(ctx, Room.FAILURES, "Rules for logs", null);
    boolean mayTry = access.who(ctx).isPresent();
    desk.answer(
        ctx,
        "failures/rules",
        new RulesSheet(frame, inForce.text(), trial, mayTry, access.csrf(ctx)));
  }
}
