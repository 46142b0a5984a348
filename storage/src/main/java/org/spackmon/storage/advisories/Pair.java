package org.spackmon.storage.advisories;

/** A package in a version. */
record Pair(long id, long packageId, String name, String version) {}
