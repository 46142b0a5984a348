package org.spackmon.server.accounts;

/**
 * Answers who is asking.
 *
 * @param account the account's id in the store
 * @param name the account's name
 * @param runKey names the run that this request belongs to: the {@code jti} of the token
 */
public record Identity(long account, String name, String runKey) {}
