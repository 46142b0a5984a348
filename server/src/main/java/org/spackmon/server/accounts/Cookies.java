package org.spackmon.server.accounts;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What this server keeps in a browser: the secret of a session, and for forms of those who have
 * none a secret of their own. The names tell servers apart that share a host, which ports don't.
 */
final class Cookies {
  private static final Pattern SECRET = Pattern.compile("[0-9a-f]{64}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String session;
  private final String form;
  private final PublicAddress address;

  Cookies(String serverId, PublicAddress address) {
    this.session = "spackmon-" + serverId;
    this.form = "spackmon-form-" + serverId;
    this.address = address;
  }

  Optional<String> session(Context ctx) {
    return read(ctx, session);
  }

  void session(Context ctx, String secret, Duration life) {
    ctx.cookie(cookie(ctx, session, secret, (int) life.toSeconds()));
  }

  void forgetSession(Context ctx) {
    ctx.cookie(cookie(ctx, session, "", 0));
  }

  Optional<String> form(Context ctx) {
    return read(ctx, form);
  }

  /** The secret for forms; made, and kept in the browser, where there is none. */
  String formOrNew(Context ctx) {
    return form(ctx)
        .orElseGet(
            () -> {
              byte[] secret = new byte[32];
              RANDOM.nextBytes(secret);
              String made = HexFormat.of().formatHex(secret);
              ctx.cookie(cookie(ctx, form, made, -1));
              return made;
            });
  }

  private static Optional<String> read(Context ctx, String name) {
    return Optional.ofNullable(ctx.cookie(name)).filter(value -> SECRET.matcher(value).matches());
  }

  private Cookie cookie(Context ctx, String name, String value, int maxAge) {
    Cookie cookie = new Cookie(name, value, address.base() + "/", maxAge);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    cookie.setSecure(address.secure(ctx));
    return cookie;
  }
}
