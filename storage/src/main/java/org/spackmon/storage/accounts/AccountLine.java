package org.spackmon.storage.accounts;

/**
 * What an operator sees of an account.
 *
 * @param name what people call it
 * @param createdAt microseconds since the epoch
 * @param tokens how many tokens are good
 * @param hints the first characters of each, to tell them apart
 * @param lastUsedAt when a token was last exchanged; 0 for never
 */
public record AccountLine(String name, long createdAt, int tokens, String hints, long lastUsedAt) {}
