package org.spackmon.storage.accounts;

/**
 * Who showed a good token, and which.
 *
 * @param account the account
 * @param token id of the token, to ask later whether it is still good
 */
public record TokenHolder(Account account, long token) {}
