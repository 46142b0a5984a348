package org.spackmon.storage.accounts;

/**
 * A browser in which somebody signed in.
 *
 * @param account who
 * @param csrf what its forms must bring back
 */
public record WebSession(Account account, String csrf) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "a session of " + account.name();
  }
}
