package org.spackmon.server.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.spackmon.server.accounts.SignIn;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.Form;
import org.spackmon.server.http.Routes;

/** Signing in by user and token or by a link that works once; signing out. */
final class SignInRoutes implements Routes {
  private final Desk desk;
  private final SignIn signIn;

  SignInRoutes(Desk desk, SignIn signIn) {
    this.desk = desk;
    this.signIn = signIn;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/sign-in", this::form, Who.ANYONE);
    routes.post("/sign-in", this::in, Who.ANYONE);
    routes.post("/sign-out", signIn::out, Who.ANYONE);
  }

  /** A link only shows a button: whoever previews links in messages must not use it up. */
  private void form(Context ctx) {
    desk.answer(
        ctx,
        "signin",
        new SignInSheet(
            desk.form(ctx, "Sign in"), ctx.queryParam("link"), null, ctx.queryParam("next"), null));
  }

  private void in(Context ctx) {
    boolean byLink = Form.field(ctx, "link") != null;
    Optional<String> wrong = byLink ? signIn.byLink(ctx) : signIn.byToken(ctx);
    if (wrong.isPresent()) {
      desk.answer(
          ctx,
          "signin",
          new SignInSheet(
              desk.form(ctx, "Sign in"),
              null,
              Form.field(ctx, "user"),
              Form.field(ctx, "next"),
              wrong.get()));
    }
  }
}
