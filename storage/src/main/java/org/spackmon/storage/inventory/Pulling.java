package org.spackmon.storage.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Spack environment that pulls in what was found.
 *
 * @param roots those of its roots that are it or need it, as they were asked for
 */
public record Pulling(
    long id, String name, String path, String system, @Nullable String site, List<String> roots) {}
