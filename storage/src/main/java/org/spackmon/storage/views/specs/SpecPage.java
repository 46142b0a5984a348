package org.spackmon.storage.views.specs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All about one concrete spec.
 *
 * @param compiler "" for none
 * @param parameters variants and flags: name to its value as JSON ({@code true}, {@code "shared"},
 *     {@code ["a","b"]})
 * @param externalPath where it was found, for a package that Spack didn't build
 * @param concrete false after a failed concretization
 * @param dependencies in the order of the spec file
 */
public record SpecPage(
    long id,
    String packageName,
    @Nullable String version,
    @Nullable String namespace,
    @Nullable String platform,
    @Nullable String os,
    @Nullable String target,
    String compiler,
    Map<String, String> parameters,
    @Nullable String externalPath,
    boolean concrete,
    Instant firstSeen,
    List<SpecHash> hashes,
    List<DependencyRow> dependencies) {}
