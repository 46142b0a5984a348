package org.spackmon.storage.views.names;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;

/** The newest attempt that goes by a name. */
public record LatestBuild(
    long build,
    int number,
    String packageName,
    @Nullable String version,
    Outcome outcome,
    Instant opened) {}
