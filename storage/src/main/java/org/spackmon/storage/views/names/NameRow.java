package org.spackmon.storage.views.names;

import org.jspecify.annotations.Nullable;

/**
 * A name in a list of packages, compilers, systems, owners or tags.
 *
 * @param latest null where nothing was built yet
 */
public record NameRow(long id, String name, Counts counts, @Nullable LatestBuild latest) {}
