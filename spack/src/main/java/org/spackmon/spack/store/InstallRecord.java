package org.spackmon.spack.store;

import org.jspecify.annotations.Nullable;

/**
 * What does a store's database say of one spec?
 *
 * @param hash the DAG hash by which the database knows it
 * @param path where it is, as the database says; null where it says nothing
 * @param installed whether it is there; else only something that depends on it is
 * @param installedAt microseconds since the epoch
 * @param deprecatedFor hash of the one that takes its place
 * @param origin URL of the mirror that it came from; hardly any Spack writes it
 * @param node the spec itself
 */
public record InstallRecord(
    String hash,
    @Nullable String path,
    boolean installed,
    boolean explicit,
    @Nullable Long installedAt,
    @Nullable String deprecatedFor,
    @Nullable String origin,
    StoredNode node) {}
