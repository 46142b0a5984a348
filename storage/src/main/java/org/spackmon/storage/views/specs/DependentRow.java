package org.spackmon.storage.views.specs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who needs a spec, and for what. */
public record DependentRow(
    long id, String name, @Nullable String version, @Nullable String hash, List<String> types) {}
