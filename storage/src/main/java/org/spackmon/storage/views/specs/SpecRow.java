package org.spackmon.storage.views.specs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spec in a list.
 *
 * @param id of its node
 * @param hash the one to show: the DAG hash, else whichever is known; null for none
 * @param compiler "" for none
 * @param concrete false after a failed concretization
 */
public record SpecRow(
    long id,
    String packageName,
    @Nullable String version,
    @Nullable String hash,
    String compiler,
    @Nullable String target,
    @Nullable String os,
    boolean concrete,
    Instant firstSeen) {}
