package org.spackmon.storage.views.failures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt in the story of a package on a system.
 *
 * @param node the spec's id
 * @param compiler "" for none
 * @param spackCommit null where nobody told
 */
public record Moment(
    long attempt,
    long build,
    int number,
    long node,
    @Nullable String version,
    String compiler,
    String hostname,
    String hostOs,
    String kernel,
    String spackVersion,
    @Nullable String spackCommit,
    Instant at) {}
