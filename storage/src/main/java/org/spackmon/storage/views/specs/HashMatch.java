package org.spackmon.storage.views.specs;

import org.jspecify.annotations.Nullable;
import org.spackmon.spack.HashKind;

/** A spec that goes by a hash which starts as asked. */
public record HashMatch(
    long id, String packageName, @Nullable String version, HashKind kind, String hash) {}
