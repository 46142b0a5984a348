package org.spackmon.storage.hooks;

/**
 * A delivery that is one server's to make, for as long as it has it leased.
 *
 * @param secret signs it
 */
public record DueDelivery(String url, String secret, Delivery delivery) {}
