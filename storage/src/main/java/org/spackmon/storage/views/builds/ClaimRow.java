package org.spackmon.storage.views.builds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client said, whether or not it holds.
 *
 * @param phase null: said of the whole build
 * @param run the run that said it, one of the attempt's {@link AttemptPart#runs}
 */
public record ClaimRow(
    long id,
    @Nullable String phase,
    String status,
    @Nullable LogFacts log,
    long run,
    Instant arrived) {}
