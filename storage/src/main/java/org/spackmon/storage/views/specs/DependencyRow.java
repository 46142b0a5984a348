package org.spackmon.storage.views.specs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a spec needs.
 *
 * @param id of the dependency's node; null while no document brought it
 * @param version null where the node is not known or has none
 * @param hash as the parent names it; null where it names none
 * @param types of {@code build}, {@code link}, {@code run}, {@code test}
 * @param virtuals what it provides here: {@code mpi}, {@code c}
 */
public record DependencyRow(
    @Nullable Long id,
    String name,
    @Nullable String version,
    @Nullable String hash,
    List<String> types,
    List<String> virtuals,
    boolean direct) {}
