package org.spackmon.storage.accounts;

/**
 * A token that was made just now; it can't be had again, only its hash is kept.
 *
 * @param user for {@code SPACKMON_USER}
 * @param token for {@code SPACKMON_TOKEN}
 */
public record IssuedToken(String user, String token) {
  /** Without the token: this may end up in a log. */
  @Override
  public String toString() {
    return "a token of " + user;
  }
}
