package org.spackmon.storage.advisories;

/**
 * Which package in which version does an advisory mean?
 *
 * @param advisory its id
 * @param packageId of the package
 */
record Hit(long advisory, long packageId, String version) {}
