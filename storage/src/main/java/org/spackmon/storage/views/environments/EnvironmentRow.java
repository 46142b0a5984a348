package org.spackmon.storage.views.environments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Spack environment on a system.
 *
 * @param roots how many specs it was made concrete as
 * @param missing how many of these are neither installed there nor the machine's own
 * @param seen when it was told of last: it was new then, or had changed
 * @param gone when it was found gone; null while it is there
 */
public record EnvironmentRow(
    long id,
    String name,
    String path,
    String system,
    @Nullable String site,
    long roots,
    long missing,
    Instant firstSeen,
    Instant seen,
    @Nullable Instant gone) {}
