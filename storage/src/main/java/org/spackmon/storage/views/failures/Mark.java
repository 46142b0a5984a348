package org.spackmon.storage.views.failures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.findings.MarkState;

/**
 * What somebody noted of a failure.
 *
 * @param assignee "" for nobody
 * @param link of an issue, for instance; "" for none
 * @param by name of an account
 * @param at null where nobody noted anything
 */
public record Mark(
    MarkState state, String assignee, String note, String link, String by, @Nullable Instant at) {}
