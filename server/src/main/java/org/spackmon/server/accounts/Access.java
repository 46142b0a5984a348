package org.spackmon.server.accounts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.Form;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.storage.accounts.TokenHolder;
import org.spackmon.storage.accounts.WebSession;
import org.spackmon.storage.accounts.WebSessions;

/**
 * Answers who is asking, and whether they may. Looked up for each request: what was revoked a
 * moment ago, here or on another server of the same database, is refused.
 */
public final class Access implements Routes {
  private static final String ASKED = "spackmon-who";
  private static final String SESSION = "spackmon-session";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Credentials credentials;
  private final WebSessions sessions;
  private final Cookies cookies;
  private final PublicAddress address;
  private final Policy policy;

  /**
   * What this server asks of its callers.
   *
   * @param prefix where old clients start a run
   * @param disableAuth nobody needs a name
   * @param publicRead nobody needs a name to look
   */
  public record Policy(String prefix, boolean disableAuth, boolean publicRead) {}

  Access(
      Accounts accounts,
      WebSessions sessions,
      Jwts jwts,
      Cookies cookies,
      PublicAddress address,
      Policy policy) {
    this.credentials =
        new Credentials(
            accounts.tokens(), jwts, policy.disableAuth() ? accounts.anonymous() : null);
    this.sessions = sessions;
    this.cookies = cookies;
    this.address = address;
    this.policy = policy;
  }

  /** Every route is looked at before it is served. */
  @Override
  public void register(RoutesConfig routes) {
    routes.beforeMatched(this::check);
    if (policy.disableAuth()) {
      routes.before("/" + policy.prefix(), ctx -> credentials.startRun(ctx.ip()));
    }
  }

  private void check(Context ctx) {
    if (ctx.routeRoles().contains(Who.ANYONE)) {
      return;
    }
    boolean open = policy.publicRead() && !ctx.routeRoles().contains(Who.ACCOUNT) && safe(ctx);
    if (who(ctx).isPresent()) {
      if (!safe(ctx) && ctx.attribute(SESSION) != null) {
        checkForm(ctx);
      }
    } else if (!open) {
      askToSignIn(ctx);
    }
  }

  private static boolean safe(Context ctx) {
    return SAFE.contains(ctx.req().getMethod());
  }

  /** People are led to the page, programs are told. */
  private void askToSignIn(Context ctx) {
    String accept = ctx.header(Header.ACCEPT);
    boolean person = accept != null && accept.contains("text/html");
    if (!person || !safe(ctx) || ctx.path().startsWith("/api/")) {
      throw unauthorized(ctx);
    }
    String query = ctx.queryString();
    String here = ctx.path() + (query == null ? "" : "?" + query);
    String next = "?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    ctx.redirect(address.base() + "/sign-in" + (here.equals("/") ? "" : next), HttpStatus.FOUND);
  }

  /** Who asks, by whatever they show: a bearer token, user and token, a cookie. */
  public Optional<Identity> who(Context ctx) {
    Optional<Identity> asked = ctx.attribute(ASKED);
    if (asked == null) {
      asked = look(ctx);
      ctx.attribute(ASKED, asked);
    }
    return asked;
  }

  private Optional<Identity> look(Context ctx) {
    return credentials
        .byToken(ctx)
        .or(() -> credentials.byBasic(ctx))
        .or(() -> session(ctx).map(session -> Identity.of(session.account())))
        .or(() -> credentials.anonymously(ctx));
  }

  /**
   * Who reports: the holder of a bearer token, or anybody where authentication is disabled.
   *
   * @throws ProblemException with the challenge that tells a client where to get one
   */
  public Identity bearer(Context ctx) {
    return credentials
        .byToken(ctx)
        .or(() -> credentials.anonymously(ctx))
        .orElseThrow(() -> unauthorized(ctx));
  }

  /**
   * Who reports through a door of ours: the holder of a user and token or of a bearer token, or
   * anybody where authentication is disabled.
   *
   * @throws ProblemException for anybody else
   */
  public Identity reporter(Context ctx) {
    return credentials
        .byToken(ctx)
        .or(() -> credentials.byBasic(ctx))
        .or(() -> credentials.anonymously(ctx))
        .orElseThrow(() -> unauthorized(ctx));
  }

  /**
   * The same, where the bearer token may be the token of a user itself: other people's clients know
   * of no exchange.
   *
   * @param hint what to set, for who didn't
   * @throws ProblemException for anybody else
   */
  public Identity owner(Context ctx, String hint) {
    return credentials
        .byToken(ctx)
        .or(() -> credentials.byTokenOfUser(ctx))
        .or(() -> credentials.byBasic(ctx))
        .or(() -> credentials.anonymously(ctx))
        .orElseThrow(() -> new ProblemException(ErrorCode.SIGN_IN_REQUIRED, hint));
  }

  /** Whose user and token these are; nobody's when they are wrong, or were wrong too often. */
  Optional<TokenHolder> verify(Context ctx, Basic shown) {
    return credentials.verify(ctx, shown);
  }

  private ProblemException unauthorized(Context ctx) {
    String url = address.of(ctx);
    ctx.header(
        Header.WWW_AUTHENTICATE,
        "Bearer realm=\"%s/auth/token/\",service=\"%s\",scope=\"build\"".formatted(url, url));
    return new ProblemException(
        ErrorCode.SIGN_IN_REQUIRED, "This needs a bearer token, or a user and their token");
  }

  private Optional<WebSession> session(Context ctx) {
    Optional<WebSession> session = cookies.session(ctx).flatMap(sessions::find);
    session.ifPresent(found -> ctx.attribute(SESSION, found));
    return session;
  }

  /** For the field {@code csrf} of a form on a page; different each time. */
  public String csrf(Context ctx) {
    return Csrf.mask(formSecret(ctx).orElseGet(() -> cookies.formOrNew(ctx)));
  }

  /** Refuses a form that doesn't come from a page of ours. */
  public void checkForm(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    boolean foreign = "cross-site".equals(site);
    String came = Form.field(ctx, "csrf");
    if (foreign || formSecret(ctx).filter(secret -> Csrf.matches(secret, came)).isEmpty()) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "This form is too old, or isn't ours; load the page again");
    }
  }

  private Optional<String> formSecret(Context ctx) {
    Optional<Identity> unused = who(ctx);
    WebSession session = ctx.attribute(SESSION);
    return session == null ? cookies.form(ctx) : Optional.of(session.csrf());
  }
}
