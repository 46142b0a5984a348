package org.spackmon.storage.views.packages;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;

/**
 * One attempt in the history of a package.
 *
 * @param number of the build's attempts
 * @param duration null where nobody told
 */
public record Try(
    long build,
    int number,
    Instant at,
    Outcome outcome,
    @Nullable Duration duration,
    @Nullable String version,
    String system) {}
