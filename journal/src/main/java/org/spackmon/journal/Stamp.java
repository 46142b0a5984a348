package org.spackmon.journal;

/**
 * When was an event written, and by whom? Lines of several processes interleave: order by {@code
 * at}, identify by {@code pid} and {@code seq}.
 *
 * @param at microseconds since the epoch, by the writer's clock
 */
public record Stamp(long at, long pid, long seq) {}
