package org.spackmon.server.accounts;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.accounts.Account;
import org.spackmon.storage.accounts.TokenHolder;
import org.spackmon.storage.accounts.Tokens;

/** Who is it that shows what a request's {@code Authorization} header shows, or nothing? */
final class Credentials {
  private static final int FREE_TRIES = 100;

  private final Tokens tokens;
  private final Jwts jwts;
  private final @Nullable Account anonymous;
  private final AnonymousRuns runs = new AnonymousRuns();
  private final Tries tries = new Tries(FREE_TRIES);

  /**
   * @param anonymous whose is what nobody put a name to; null where everybody needs one
   */
  Credentials(Tokens tokens, Jwts jwts, @Nullable Account anonymous) {
    this.tokens = tokens;
    this.jwts = jwts;
    this.anonymous = anonymous;
  }

  /** By a bearer token that was given out here, for one run. */
  Optional<Identity> byToken(Context ctx) {
    return Basic.bearer(ctx.header(Header.AUTHORIZATION))
        .flatMap(jwts::read)
        .flatMap(
            claims ->
                tokens
                    .holder(claims.token())
                    .map(account -> Identity.of(account, claims.runKey())));
  }

  /** By a user's own token, as a bearer token. */
  Optional<Identity> byTokenOfUser(Context ctx) {
    return Basic.bearer(ctx.header(Header.AUTHORIZATION)).flatMap(tokens::owner).map(Identity::of);
  }

  /** By user and token. */
  Optional<Identity> byBasic(Context ctx) {
    return Basic.of(ctx.header(Header.AUTHORIZATION))
        .flatMap(shown -> verify(ctx, shown))
        .map(holder -> Identity.of(holder.account()));
  }

  /** By nothing, where nobody needs a name. */
  Optional<Identity> anonymously(Context ctx) {
    return Optional.ofNullable(anonymous)
        .map(account -> Identity.of(account, runs.key(ctx.ip(), System.nanoTime())));
  }

  /** What is told without a name from this address belongs to another run from now on. */
  void startRun(String ip) {
    runs.start(ip);
  }

  /** Whose user and token these are; nobody's when they are wrong, or were wrong too often. */
  Optional<TokenHolder> verify(Context ctx, Basic shown) {
    long now = System.nanoTime();
    if (!tries.wait(ctx.ip(), shown.user(), now).isZero()) {
      return Optional.empty();
    }
    Optional<TokenHolder> holder = tokens.verify(shown.user(), shown.token());
    if (holder.isPresent()) {
      tries.succeeded(ctx.ip(), shown.user());
    } else {
      tries.failed(ctx.ip(), shown.user(), now);
    }
    return holder;
  }
}
