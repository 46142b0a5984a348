package org.spackmon.testkit.fuzz;

/**
 * What is sent, as it goes over the wire.
 *
 * @param framed whether it says truly where it ends: then there must be an answer
 */
record Shot(byte[] bytes, boolean framed) {}
