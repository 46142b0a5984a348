package org.spackmon.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.spackmon.server.http.ErrorShape;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.Store;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.storage.accounts.Keys;
import org.spackmon.storage.accounts.SignInLinks;
import org.spackmon.storage.accounts.WebSessions;

/**
 * All that decides who may come in, put together over one store.
 *
 * @param access looks at every request
 * @param signIn for the pages
 * @param tokens serves the clients' exchange of tokens
 * @param tokenErrors tells its errors
 */
public record Doorman(Access access, SignIn signIn, Routes tokens, ErrorShape tokenErrors) {

  /** Puts it together. */
  public static Doorman of(Store store, PublicAddress address, Access.Policy policy) {
    byte[] key = new Keys(store).get("jwt-key");
    Accounts accounts = new Accounts(store);
    WebSessions sessions = new WebSessions(store);
    Jwts jwts = new Jwts(key);
    Cookies cookies = new Cookies(serverId(key), address);
    Access access = new Access(accounts, sessions, jwts, cookies, address, policy);
    SignIn signIn =
        new SignIn(accounts.tokens(), new SignInLinks(store), sessions, cookies, access, address);
    TokenRoutes tokens = new TokenRoutes(access, accounts.tokens(), jwts, address);
    return new Doorman(access, signIn, tokens, tokens);
  }

  /** Tells databases apart, and says nothing of the key. */
  private static String serverId(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] id = mac.doFinal("cookie".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(id, 0, 4);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
