package org.spackmon.client.sending;

import org.jspecify.annotations.Nullable;

/**
 * How did the sending go so far?
 *
 * @param complete whether the server has all there is
 * @param readable whether it has all but for logs that can't be read
 * @param trouble what the last try failed with; null when it didn't
 * @param refused whether trying again is of no use
 */
public record Progress(
    boolean complete,
    boolean readable,
    long events,
    long bytes,
    @Nullable String trouble,
    boolean refused,
    @Nullable String page) {}
