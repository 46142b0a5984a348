package org.spackmon.server.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different in the second of two.
 *
 * @param where packages from the root to the one that it is about; empty for the root itself
 * @param what differs: {@code version}, {@code kernel}
 * @param before null where there was nothing
 * @param after null where there is nothing
 */
public record Difference(
    List<String> where, String what, @Nullable String before, @Nullable String after) {}
