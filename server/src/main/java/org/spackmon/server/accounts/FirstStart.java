package org.spackmon.server.accounts;

import java.util.Optional;
import org.spackmon.storage.Store;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.storage.accounts.IssuedToken;
import org.spackmon.storage.accounts.SignInLinks;

/**
 * What to tell the person who starts a server that nobody has an account on.
 *
 * @param user for {@code SPACKMON_USER}
 * @param token for {@code SPACKMON_TOKEN}
 * @param signInPath the path, below the server's address, that signs this user in once
 */
public record FirstStart(String user, String token, String signInPath) {

  /** Makes the first account where there is none. */
  public static Optional<FirstStart> prepare(Store store, String user) {
    Accounts accounts = new Accounts(store);
    if (!accounts.none()) {
      return Optional.empty();
    }
    // An import before the first start was in somebody's name already.
    boolean known = accounts.list().stream().anyMatch(line -> line.name().equals(user));
    IssuedToken issued = known ? accounts.newToken(user, null) : accounts.add(user, null);
    String code = new SignInLinks(store).create(user);
    return Optional.of(new FirstStart(issued.user(), issued.token(), "/sign-in?link=" + code));
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "the first start, by " + user;
  }
}
