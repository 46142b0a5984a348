package org.spackmon.server.ms1;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Identity;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.accounts.Tokens;

/**
 * Tells who reports. Who shows no bearer token gets the challenge; but whoever shows a token of
 * ours in a way in which it can never be taken is told so, as ever.
 */
final class OtherCredentials implements Callers {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{40}");

  private final Access access;
  private final Tokens tokens;

  OtherCredentials(Access access, Tokens tokens) {
    this.access = access;
    this.tokens = tokens;
  }

  @Override
  public Identity of(Context ctx) {
    try {
      return access.bearer(ctx);
    } catch (ProblemException challenge) {
      String header = ctx.header(Header.AUTHORIZATION);
      String[] parts = header == null ? new String[0] : header.strip().split(" +", 2);
      if (parts.length == 2) {
        refuse(parts[0].toLowerCase(Locale.ROOT), parts[1]);
      }
      throw challenge;
    }
  }

  private void refuse(String scheme, String shown) {
    if (scheme.equals("token") && !tokens.good(shown)) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "Invalid token.");
    }
    if (scheme.equals("basic") && TOKEN.matcher(password(shown)).matches()) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "Invalid username/password.");
    }
  }

  private static String password(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
