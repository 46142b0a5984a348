package org.spackmon.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a whole log says.
 *
 * @param diagnosis in one line; null if nothing went wrong as far as one can read
 * @param errors the cause first; those that say the same are one
 * @param warnings in the log's order; those that say the same are one
 */
public record Reading(
    @Nullable String diagnosis,
    List<Finding> errors,
    List<Finding> warnings,
    long lines,
    long bytes) {}
