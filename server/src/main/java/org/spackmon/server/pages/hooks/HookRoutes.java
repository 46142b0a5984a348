package org.spackmon.server.pages.hooks;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Identity;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.hooks.Secret;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.hooks.Deliveries;
import org.spackmon.storage.hooks.Hook;
import org.spackmon.storage.hooks.Hooks;
import org.spackmon.storage.views.paging.Query;

/** Webhooks: all of them, one with what it was told, and what its owner does with it. */
public final class HookRoutes implements Routes {
  /** Of one account: more is a mistake. */
  private static final int MOST = 50;

  private final Desk desk;
  private final Access access;
  private final Hooks hooks;
  private final Deliveries deliveries;

  public HookRoutes(Desk desk, Access access, Hooks hooks, Deliveries deliveries) {
    this.desk = desk;
    this.access = access;
    this.hooks = hooks;
    this.deliveries = deliveries;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/hooks", this::list);
    routes.post("/hooks", this::add, Who.ACCOUNT);
    routes.get("/hooks/{hook}", this::one);
    routes.post("/hooks/{hook}/test", this::test, Who.ACCOUNT);
    routes.post("/hooks/{hook}/remove", this::remove, Who.ACCOUNT);
  }

  private void list(Context ctx) {
    Query query = desk.read(ctx, given -> Query.of(given, List.of("package", "system")));
    desk.answer(
        ctx,
        "hooks/hooks",
        new HookList(
            frame(ctx, "Webhooks"),
            hooks.list(),
            me(ctx),
            access.csrf(ctx),
            Objects.requireNonNullElse(query.text("package"), ""),
            Objects.requireNonNullElse(query.text("system"), "")));
  }

  private void one(Context ctx) {
    Hook hook = find(ctx);
    String me = me(ctx);
    desk.answer(
        ctx,
        "hooks/hook",
        new HookSheet(
            frame(ctx, "Webhook of " + hook.owner()),
            hook,
            deliveries.of(hook.id()),
            me,
            hook.owner().equals(me) ? hooks.secret(hook.id()) : null,
            access.csrf(ctx)));
  }

  private void add(Context ctx) {
    access.checkForm(ctx);
    HookForm form = HookForm.of(ctx);
    Identity who = access.who(ctx).orElseThrow();
    if (hooks.list().stream().filter(hook -> hook.owner().equals(who.name())).count() >= MOST) {
      throw ProblemException.invalid(
          "url", "no more than " + MOST + " webhooks of one account", form.url());
    }
    String secret = Secret.random().text();
    long id = hooks.add(who.account(), form.url(), secret, form.packageName(), form.system());
    to(ctx, "/hooks/" + id);
  }

  private void test(Context ctx) {
    Hook hook = own(ctx);
    deliveries.test(hook.id());
    to(ctx, "/hooks/" + hook.id());
  }

  private void remove(Context ctx) {
    hooks.remove(own(ctx).id());
    to(ctx, "/hooks");
  }

  private void to(Context ctx, String path) {
    ctx.redirect(frame(ctx, "").to(path), HttpStatus.SEE_OTHER);
  }

  /** One that whoever sent a form may change. */
  private Hook own(Context ctx) {
    access.checkForm(ctx);
    Hook hook = find(ctx);
    if (!hook.owner().equals(me(ctx))) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "Only " + hook.owner() + ", who added this webhook, may do that.");
    }
    return hook;
  }

  private Hook find(Context ctx) {
    long id = Desk.number("hook", ctx.pathParam("hook"));
    return hooks
        .get(id)
        .orElseThrow(() -> ProblemException.notFound("No webhook has the number " + id + "."));
  }

  private @Nullable String me(Context ctx) {
    return access.who(ctx).map(Identity::name).orElse(null);
  }

  private Frame frame(Context ctx, String title) {
    return desk.frame(ctx, Room.FAILURES, title, null);
  }
}
