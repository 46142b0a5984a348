package org.spackmon.storage.inventory;

/**
 * A package in a version.
 *
 * @param version as spec files write it
 */
public record PackageVersion(String name, String version) {}
