package org.spackmon.storage.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A package in a store.
 *
 * @param node the spec
 * @param external whether Spack found it there instead of building it
 * @param installedAt as the store says
 * @param uninstalledAt when it was found gone; null while it is there
 * @param build the one that made it, where one is known
 * @param attempt which try of that build
 * @param owner who told of that try
 */
public record InstallRow(
    long id,
    long node,
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
    @Nullable Instant installedAt,
    @Nullable Instant uninstalledAt,
    @Nullable Long build,
    @Nullable Long attempt,
    @Nullable String owner) {}
