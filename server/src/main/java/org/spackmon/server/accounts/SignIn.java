package org.spackmon.server.accounts;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.Form;
import org.spackmon.storage.accounts.Account;
import org.spackmon.storage.accounts.SignInLinks;
import org.spackmon.storage.accounts.TokenHolder;
import org.spackmon.storage.accounts.Tokens;
import org.spackmon.storage.accounts.WebSessions;

/**
 * Signs people in and out. The pages show the forms; here is decided what they do. Each method
 * reads the form that was posted, with {@code csrf} from {@link Access#csrf} in it, and either
 * answers with a redirect or gives back what to tell the person.
 */
public final class SignIn {
  private static final int FREE_TRIES = 5;

  /** A path on this server: no second slash, which would be another server. */
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

  private final Tokens tokens;
  private final SignInLinks links;
  private final WebSessions sessions;
  private final Cookies cookies;
  private final Access access;
  private final PublicAddress address;
  private final Tries tries = new Tries(FREE_TRIES);

  SignIn(
      Tokens tokens,
      SignInLinks links,
      WebSessions sessions,
      Cookies cookies,
      Access access,
      PublicAddress address) {
    this.tokens = tokens;
    this.links = links;
    this.sessions = sessions;
    this.cookies = cookies;
    this.access = access;
    this.address = address;
  }

  /** Signs in with the fields {@code user} and {@code token}; goes to {@code next}. */
  public Optional<String> byToken(Context ctx) {
    access.checkForm(ctx);
    String user = field(ctx, "user");
    long now = System.nanoTime();
    Duration wait = tries.wait(ctx.ip(), user, now);
    if (!wait.isZero()) {
      long seconds = wait.toSeconds() + 1;
      ctx.status(HttpStatus.TOO_MANY_REQUESTS);
      ctx.header(Header.RETRY_AFTER, Long.toString(seconds));
      return Optional.of("That was wrong too often. Try again in " + seconds + " seconds.");
    }
    Optional<TokenHolder> holder = tokens.verify(user, field(ctx, "token"));
    if (holder.isEmpty()) {
      tries.failed(ctx.ip(), user, now);
      ctx.status(HttpStatus.FORBIDDEN);
      return Optional.of("There is no such user, or the token isn't theirs.");
    }
    tries.succeeded(ctx.ip(), user);
    open(ctx, holder.get().account(), holder.get().token());
    return Optional.empty();
  }

  /** Signs in with the field {@code link}, the code of a one-time link. */
  public Optional<String> byLink(Context ctx) {
    access.checkForm(ctx);
    Optional<Account> account = links.use(field(ctx, "link"));
    if (account.isEmpty()) {
      ctx.status(HttpStatus.FORBIDDEN);
      return Optional.of("This link was used already, or is older than an hour.");
    }
    open(ctx, account.get(), null);
    return Optional.empty();
  }

  /** Signs out. */
  public void out(Context ctx) {
    access.checkForm(ctx);
    cookies.session(ctx).ifPresent(sessions::end);
    cookies.forgetSession(ctx);
    ctx.redirect(address.base() + "/", HttpStatus.SEE_OTHER);
  }

  private void open(Context ctx, Account account, @Nullable Long token) {
    cookies.session(ctx).ifPresent(sessions::end);
    cookies.session(ctx, sessions.open(account.id(), token), WebSessions.LIFE);
    String next = field(ctx, "next");
    String path = LOCAL.matcher(next).matches() ? next : "/";
    ctx.redirect(address.base() + path, HttpStatus.SEE_OTHER);
  }

  private static String field(Context ctx, String name) {
    return Form.text(ctx, name).strip();
  }
}
