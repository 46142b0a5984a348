package org.spackmon.storage.views.installs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An install tree on a system.
 *
 * @param seen when it was last read
 */
public record StoreRow(
    String root, @Nullable String spackRoot, Instant firstSeen, Instant seen, long there) {}
