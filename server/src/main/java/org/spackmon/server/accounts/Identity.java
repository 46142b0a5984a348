package org.spackmon.server.accounts;

import org.spackmon.storage.accounts.Account;

/**
 * Answers who is asking.
 *
 * @param account the account's id in the store
 * @param name the account's name
 * @param runKey names the run that this request belongs to: the {@code jti} of the token; "" for
 *     none
 */
public record Identity(long account, String name, String runKey) {
  static Identity of(Account account) {
    return of(account, "");
  }

  static Identity of(Account account, String runKey) {
    return new Identity(account.id(), account.name(), runKey);
  }
}
