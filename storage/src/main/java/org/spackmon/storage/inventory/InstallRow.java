package org.spackmon.storage.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A package in a store.
 *
 * @param external whether Spack found it there instead of building it
 * @param installedAt as the store says, in microseconds
 * @param uninstalledAt when it was found gone; null while it is there
 * @param attemptId the build that made it, where one is known
 */
public record InstallRow(
    long id,
    Use use,
    String name,
    @Nullable String version,
    String hash,
    String system,
    @Nullable String site,
    String store,
    @Nullable String prefix,
    boolean explicit,
    boolean external,
    @Nullable Long installedAt,
    @Nullable Long uninstalledAt,
    @Nullable Long attemptId) {}
