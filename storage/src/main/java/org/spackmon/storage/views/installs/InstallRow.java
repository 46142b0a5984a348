package org.spackmon.storage.views.installs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spec in a store, there or gone.
 *
 * @param node the spec
 * @param installed when, as the store says
 * @param gone when it was found gone; null while it is there
 * @param origin where it was built, when it came from a build cache and that is known
 * @param build the build that made it, where one is known
 */
public record InstallRow(
    long id,
    long node,
    String packageName,
    @Nullable String version,
    String hash,
    @Nullable String prefix,
    String store,
    boolean explicit,
    boolean external,
    @Nullable Instant installed,
    Instant firstSeen,
    @Nullable Instant gone,
    @Nullable String origin,
    @Nullable Long build,
    @Nullable Long attempt) {}
