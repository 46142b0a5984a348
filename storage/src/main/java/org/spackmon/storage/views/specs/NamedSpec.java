package org.spackmon.storage.views.specs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.HashKind;

/**
 * One spec as one version of Spack told of it.
 *
 * @param arch platform, system and target; null where none of them is known
 * @param parameters JSON
 * @param firstSeen microseconds since 1970
 * @param hashes one of each kind, though a spec may go by several
 * @param children the specs that it depends on, as far as they are known
 */
public record NamedSpec(
    long id,
    String spackVersion,
    @Nullable String namespace,
    @Nullable String version,
    @Nullable String arch,
    @Nullable Long compiler,
    String parameters,
    long firstSeen,
    Map<HashKind, String> hashes,
    List<Long> children) {}
