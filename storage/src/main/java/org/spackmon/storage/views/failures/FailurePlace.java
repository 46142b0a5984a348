package org.spackmon.storage.views.failures;

import java.time.Instant;

/**
 * Where a failure was met.
 *
 * @param version "" for none
 * @param compiler "" for none
 * @param open whether the same has not succeeded there since
 */
public record FailurePlace(
    String packageName,
    String version,
    String compiler,
    String system,
    long attempts,
    Instant first,
    Instant last,
    boolean open) {}
