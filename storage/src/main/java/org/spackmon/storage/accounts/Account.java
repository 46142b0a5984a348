package org.spackmon.storage.accounts;

/**
 * Who may tell and see.
 *
 * @param id what builds name their owner by
 * @param name what people call it
 */
public record Account(long id, String name) {}
