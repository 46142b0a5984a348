package org.spackmon.server.accounts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ErrorShape;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.accounts.TokenHolder;
import org.spackmon.storage.accounts.Tokens;

/**
 * Where old clients change user and token into the token that goes with each report. They know
 * these answers word for word.
 */
final class TokenRoutes implements Routes, ErrorShape {
  private static final String PATH = "/auth/token";
  private static final int LONGEST_SCOPE = 200;

  private final Access access;
  private final Tokens tokens;
  private final Jwts jwts;
  private final PublicAddress address;

  TokenRoutes(Access access, Tokens tokens, Jwts jwts, PublicAddress address) {
    this.access = access;
    this.tokens = tokens;
    this.jwts = jwts;
    this.address = address;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(PATH, this::exchange, Who.ANYONE);
  }

  private void exchange(Context ctx) {
    Optional<TokenHolder> holder =
        Basic.of(ctx.header(Header.AUTHORIZATION)).flatMap(shown -> access.verify(ctx, shown));
    if (holder.isEmpty()) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "User or token is wrong");
    }
    tokens.used(holder.get().token());
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String jwt = jwts.issue(holder.get(), address.of(ctx) + PATH + "/", scope(ctx), now);
    ctx.contentType("application/json");
    ctx.result(
        "{\"token\": \"%s\", \"expires_in\": %d, \"issued_at\": \"%s\"}"
            .formatted(jwt, Jwts.LIFE.toSeconds(), now));
  }

  private static List<String> scope(Context ctx) {
    String scope = ctx.queryParam("scope");
    return scope == null || scope.isBlank() || scope.length() > LONGEST_SCOPE
        ? List.of("build")
        : List.of(scope.split(",", -1));
  }

  @Override
  public boolean speaksFor(Context ctx) {
    return ctx.path().startsWith(PATH);
  }

  @Override
  public void write(Context ctx, ProblemException problem) {
    if (problem.code() == ErrorCode.METHOD_NOT_ALLOWED) {
      ctx.contentType("application/json");
      ctx.result("{\"detail\": \"Method \\\"%s\\\" not allowed.\"}".formatted(ctx.method()));
    } else {
      ctx.contentType("text/html; charset=utf-8");
      ctx.result("");
    }
  }
}
