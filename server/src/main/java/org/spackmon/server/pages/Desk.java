package org.spackmon.server.pages;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Identity;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.views.paging.BadQueryException;

/** Where each page begins and ends: who asks, what the address says, and the answer. */
public final class Desk {
  private static final String HTML = "text/html; charset=utf-8";

  private final Site site;
  private final Access access;
  private final Templates templates = new Templates();

  Desk(Site site, Access access) {
    this.site = site;
    this.access = access;
  }

  /**
   * What surrounds a page.
   *
   * @param json path of the same information under {@code /api/v1}; null for none
   */
  public Frame frame(Context ctx, @Nullable Room room, String title, @Nullable String json) {
    // Where nobody signs in, everybody is the same nobody.
    String account = site.needsLogin() ? access.who(ctx).map(Identity::name).orElse(null) : null;
    String csrf = account == null ? null : access.csrf(ctx);
    return new Frame(site, room, title, json, account, csrf, address(ctx), Instant.now());
  }

  /** A page for somebody who may not have signed in yet, with a form on it. */
  Frame form(Context ctx, String title) {
    return new Frame(site, null, title, null, null, access.csrf(ctx), address(ctx), Instant.now());
  }

  /**
   * Answers with a page.
   *
   * @param template its name without {@code .jte}
   * @param sheet the template's one parameter
   */
  public void answer(Context ctx, String template, Object sheet) {
    ctx.contentType(HTML).result(templates.render(template, sheet));
  }

  /** What the query says, or a problem that tells what it may say. */
  public <T> T read(Context ctx, Function<Map<String, List<String>>, T> view) {
    try {
      return view.apply(ctx.queryParamMap());
    } catch (BadQueryException e) {
      throw new ProblemException(ErrorCode.INVALID_VALUE, sentence(String.valueOf(e.getMessage())));
    }
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1) + ".";
  }

  /** A number of a path or a query. */
  public static long number(String name, @Nullable String text) {
    try {
      long number = Long.parseLong(String.valueOf(text));
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw ProblemException.invalid(name, "a number from 1", String.valueOf(text));
  }

  /** The same, where it can only be a small one. */
  public static int small(String name, @Nullable String text) {
    return (int) Math.min(Integer.MAX_VALUE, number(name, text));
  }

  /** Where this client reaches the server, as it would type it. */
  private String address(Context ctx) {
    String told = site.publicUrl();
    if (told != null) {
      return told;
    }
    String host = ctx.req().getLocalAddr();
    String shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return ctx.scheme() + "://" + shown + ":" + ctx.req().getLocalPort();
  }
}
