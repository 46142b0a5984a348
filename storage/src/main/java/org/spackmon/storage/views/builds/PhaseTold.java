package org.spackmon.storage.views.builds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What only journals tell of a phase.
 *
 * @param step whether it is one of Spack's own: fetch, stage, patch
 * @param logAt bytes of the attempt's log before it
 * @param error what Spack said of its failure
 */
public record PhaseTold(
    boolean step,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Long logAt,
    @Nullable String error) {}
