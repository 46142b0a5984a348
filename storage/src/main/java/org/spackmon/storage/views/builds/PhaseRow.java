package org.spackmon.storage.views.builds;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current word on a phase of an attempt.
 *
 * @param status as the client wrote it
 * @param failed whether that status means failure
 * @param log what it printed; null where the client sent nothing
 * @param errorLine where its log says what went wrong, from 1; null until known
 * @param said how long it took by the stamps in its log
 */
public record PhaseRow(
    long id,
    String name,
    String status,
    boolean failed,
    @Nullable LogFacts log,
    @Nullable Long errorLine,
    Instant arrived,
    @Nullable Duration said) {}
